import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import {
  relayOutput,
  reportFailure,
} from '../../../../src/cli/functions/instances/function-output.js';

function output() {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text) };
}

test('each line has the name before it, however it arrives', async () => {
  const stream = new PassThrough();
  const out = output();
  relayOutput(stream, 'Pets', out);
  stream.write('one\ntw');
  stream.write('o\n');
  stream.write(Buffer.from([0xc3]));
  stream.write(Buffer.from([0xbc]));
  stream.end();
  await new Promise((done) => stream.on('close', done));
  expect(out.written.join('')).toBe('Pets: one\nPets: two\nPets: ü\n');
});

test('a line without an end is written in parts', async () => {
  const stream = new PassThrough();
  const out = output();
  relayOutput(stream, 'Pets', out);
  stream.write('x'.repeat(70_000));
  await new Promise((done) => setImmediate(done));
  expect(out.written.join('')).toBe(`Pets: ${'x'.repeat(70_000)}\n`);
  stream.end();
});

test.each([
  [{ errorType: 'A', errorMessage: 'b' }, 'Pets: A: b\n'],
  [{ errorMessage: 'b' }, 'Pets: b\n'],
  [
    { errorType: 'A', errorMessage: 'b', trace: ['A: b', '    at /code/app.js:1:2'] },
    'Pets: A: b\nPets:     at /code/app.js:1:2\n',
  ],
  [{ errorType: 'A', errorMessage: 'b', trace: ['other'] }, 'Pets: A: b\nPets: other\n'],
  [
    { errorType: 'A', errorMessage: 'b', trace: ['A: b', '    at x (node:internal/a:1:2)'] },
    'Pets: A: b\n',
  ],
  [{ errorMessage: 'a\u001b[1m' }, 'Pets: a\\u001b[1m\n'],
])('the failure %j is reported', (payload, text) => {
  const out = output();
  reportFailure({ payload: JSON.stringify(payload) }, 'Pets', out);
  expect(out.written.join('')).toBe(text);
});

test('a payload that is not JSON is reported as it is', () => {
  const out = output();
  reportFailure({ payload: 'oops' }, 'Pets', out);
  expect(out.written.join('')).toBe('Pets: oops\n');
});
