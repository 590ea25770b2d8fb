import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../../src/execute/log/describe-failure.js';
import { Secrets } from '../../../src/execute/log/secrets/secrets.js';

const secrets = new Secrets();
secrets.learn('secret-token');

describe('a failure in a log', () => {
  test.each<[cause: unknown, line: string]>([
    [new Error('no'), 'Error: no'],
    [Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), 'Error [ECONNREFUSED]: no'],
    [new TypeError('a', { cause: new Error('b') }), 'TypeError: a, caused by Error: b'],
    [new Error('of secret-token\n    at forged'), 'Error: of *****\\n    at forged'],
    ['text', 'text'],
    [null, 'null'],
    [Object.create(null), 'an object'],
  ])('%s', (cause, line) => {
    expect(describeFailure(cause, secrets, false)).toBe(line);
  });

  test('may be its own cause', () => {
    const error = new Error('again');
    error.cause = error;
    expect(describeFailure(error, undefined, false).match(/again/g)?.length).toBeLessThan(10);
  });

  test('has its stack where that is asked for, and only its stack', () => {
    const text = describeFailure(new Error('a\n    at forged'), secrets, true);
    expect(text).toMatch(/^Error: a\\n {4}at forged\n {4}at .*describe-failure\.test/);
  });
});
