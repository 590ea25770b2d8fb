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

  test('has its stack if it is asked for, without its message once more', () => {
    const text = describeFailure(new Error('a\n    at forged'), secrets, true);
    expect(text).toMatch(/^Error: a\\n {4}at forged\n {4}at .*describe-failure\.test/);
  });

  test('of which nothing but frames is shown, without what is secret', () => {
    const error = new Error('late');
    error.stack = [
      'Error: early secret-token late\r',
      'forged \u001b[31m',
      '    at first (secret-token.js:1:1)\u2028forged',
      'Caused by: Error: secret-token',
      '    at second (b.js:1:1)',
    ].join('\n');
    expect(describeFailure(error, secrets, true)).toBe(
      'Error: late\n    at first (*****.js:1:1)\\u2028forged\n    at second (b.js:1:1)',
    );
  });

  test.each(['name', 'code', 'message', 'stack', 'cause'])(
    'is described though its %s cannot be read',
    (name) => {
      const error = Object.assign(new Error('no'), { code: 'C' });
      Object.defineProperty(error, name, { configurable: true, get: () => JSON.parse('{') });
      expect(describeFailure(error, secrets, true)).toMatch(/^Error/);
      Object.defineProperty(error, name, { value: Object.create(null) });
      expect(describeFailure(error, secrets, true)).toMatch(/^Error/);
    },
  );

  test('may be a proxy whose traps throw', () => {
    const trap = () => JSON.parse('{');
    expect(describeFailure(new Proxy({}, { get: trap, getPrototypeOf: trap }), secrets, true)).toBe(
      'an object',
    );
  });
});
