import { describe, expect, test } from 'vitest';
import { createGateway, type GatewayOptions } from '../../../../src/gateway.js';
import { inMemory } from '../../../support/in-memory.js';
import { expectRefused, securedDocument } from '../../../support/wrong-options.js';

const write = () => {};

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [
      { accessLog: write },
      /^accessLog must be an object such as \{ format, write \}, not a function$/,
    ],
    [{ accessLog: {} }, /^accessLog\.write must be a function, not undefined$/],
    [{ accessLog: { write: 'file' } }, /^accessLog\.write must be a function, not "file"$/],
    [{ accessLog: { write, format: 7 } }, /^accessLog\.format must be a string/],
    [
      { accessLog: { write, formats: '' } },
      /^"formats" is not an option of the option accessLog; did you mean "format"\?$/,
    ],
    [
      { accessLog: { write, format: '$context.status' } },
      /^accessLog\.format must contain \$context\.requestId/,
    ],
    [
      { accessLog: { write, format: '$context.requestId $context.stats' } },
      /did you mean "status"\?$/,
    ],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});

test('the option is copied when the gateway is made', async () => {
  const lines: string[] = [];
  const accessLog: { format: string; write: (line: string) => unknown } = {
    format: '$context.requestId',
    write: (line) => lines.push(line),
  };
  const { send } = inMemory(securedDocument, undefined, { accessLog, onWarnings: () => {} });
  accessLog.write = () => lines.push('changed');
  await send({ path: '/nowhere' });
  expect(lines).toEqual(['11111111-2222-4333-8444-555555555555']);
});

test('no access log is written without the option', () => {
  const options: GatewayOptions = { accessLog: undefined, onWarnings: () => {} };
  expect(() => createGateway(securedDocument, options)).not.toThrow();
});
