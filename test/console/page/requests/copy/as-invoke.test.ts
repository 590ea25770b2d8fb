import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { asInvoke } from '../../../../../console/requests/copy/as-invoke.js';
import { readArguments } from '../../../../../src/cli/arguments/read-arguments.js';
import { HEADER_FLAG } from '../../../../../src/cli/arguments/request-flags.js';
import { sampleRecord, withRequest } from '../../support/sample-record.js';

test('file, method, path, headers and body', () => {
  expect(
    asInvoke(sampleRecord(), 'my shop.yaml'),
  ).toBe(`apigateway-middleware invoke 'my shop.yaml' PUT '/pets/7?dry=true' \\
  '--header=Content-Type: application/json' \\
  '--header=Authorization: *****' \\
  '--data={"type":"dog"}'`);
});

test('a document without a file', () => {
  const command = asInvoke(sampleRecord({ steps: [], queryString: '' }), undefined);
  expect(command).toBe('apigateway-middleware invoke FILE PUT /pets/7');
});

/** The words that a shell passes to the command, and what it passes to its standard input. */
function readBy(command: string): readonly [words: readonly string[], input: string] {
  const program = `apigateway-middleware() { printf '%s\\0' "$@"; [ -t 0 ] || cat; }; ${command}`;
  const output = execFileSync('bash', ['-c', program], { encoding: 'utf8', input: '' }).split('\0');
  return [output.slice(1, -1), output.at(-1) ?? ''];
}

describe('what the command reads of a hostile request', () => {
  const flags = { ...HEADER_FLAG, data: { short: 'd', value: 'TEXT', help: '' } };

  test.each([
    ['a quote', [['X-A', "'; touch broken; '"]], "'$(touch broken)`id`'", ''],
    ['flags', [['-X', '--json']], '--trace', ''],
    ['lines and controls', [], '\u001b[201~\u0003\ntouch broken\n', ''],
    ['a file', [['X-A', '@/etc/passwd']], '@-', '@/etc/passwd'],
  ] as const)('%s', (_, headers, data, input) => {
    const body = input === '' ? data : input;
    const record = sampleRecord({ ...withRequest(headers, body), queryString: '' });
    const [words, piped] = readBy(asInvoke(record, '-f'));
    const call = readArguments(words, flags);
    expect(call.positionals).toEqual(['./-f', 'PUT', '/pets/7']);
    expect(call.values('header')).toEqual(headers.map((header) => header.join(': ')));
    expect(call.value('data')).toBe(data);
    expect(piped).toBe(input);
  });
});
