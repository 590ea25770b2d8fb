import { expect, test } from 'vitest';
import { BACKEND_FLAG } from '../../../src/cli/arguments/backend-flag.js';
import { LOAD_FLAGS, STAGE_FLAGS } from '../../../src/cli/arguments/document-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import {
  consoleFlagsOf,
  listenOptionsOf,
  SERVE_FLAGS,
} from '../../../src/cli/serve/serve-flags.js';

const optionsOf = (args: readonly string[]) => listenOptionsOf(readArguments(args, SERVE_FLAGS));

test.each<readonly [readonly string[], object]>([
  [[], {}],
  [['--port', '0'], { port: 0 }],
  [['--port', '65535'], { port: 65_535 }],
  [['--host', '::1'], { host: '::1' }],
  [['--mount', '/v1/'], { mount: '/v1' }],
  [['--mount', '/a/b'], { mount: '/a/b' }],
  [['--mount', '/'], { mount: '' }],
])('%j', (args, options) => {
  expect(optionsOf(args)).toEqual({ host: '127.0.0.1', port: 3000, mount: '', ...options });
});

test.each([
  [['--port', '65536'], '--port "65536" must be a number from 0 to 65535'],
  [['--port', '1e3'], '--port "1e3" must be a number from 0 to 65535'],
  [['--port', ''], '--port "" must be a number'],
  [['--port', '000000'], '--port "000000" must be a number'],
  [['--host', ''], '--host needs an address, such as 0.0.0.0'],
  [['--mount', 'v1'], '--mount "v1" must be a path such as /v1'],
  [['--mount', '/v 1'], '--mount "/v 1" must be a path'],
  [['--mount', '/v1?a'], '--mount "/v1?a" must be a path'],
])('%j is a wrong call', (args, message) => {
  expect(() => optionsOf(args)).toThrow(message);
});

test.each<readonly [readonly string[], object | undefined]>([
  [[], { port: 0, write: false }],
  [['--console-port', '4000', '--write'], { port: 4000, write: true }],
  [['--no-console'], undefined],
])('the console with %j', (args, flags) => {
  expect(consoleFlagsOf(readArguments(args, SERVE_FLAGS))).toEqual(flags);
});

test.each([
  [['--console-port', '65536'], '--console-port "65536" must be a number from 0 to 65535'],
  [['--no-console', '--write'], '--write is for the console, which --no-console leaves out'],
  [['--no-console', '--console-port', '1'], '--console-port is for the console'],
])('%j is a wrong call', (args, message) => {
  expect(() => consoleFlagsOf(readArguments(args, SERVE_FLAGS))).toThrow(message);
});

test('the flags of documents, stages and backends are there, too', () => {
  expect(SERVE_FLAGS).toMatchObject({ ...BACKEND_FLAG, ...STAGE_FLAGS, ...LOAD_FLAGS });
  const own = [
    ...['port', 'host', 'mount', 'trace', 'watch', 'cors-debug'],
    ...['console-port', 'no-console', 'write'],
  ];
  expect(Object.keys(SERVE_FLAGS)).toEqual(expect.arrayContaining(own));
});
