import { expect, test } from 'vitest';
import { functionLines, functionNotices } from '../../../src/cli/functions/function-lines.js';
import { someFunction } from './some-function.js';

const FUNCTIONS = [
  { declared: someFunction({ open: { TABLE: ['Table.Arn'] }, hasLayers: true }), folder: '/' },
  { declared: someFunction({ id: 'Cat\u001b', open: { TABLE: ['Table.Arn'] } }), folder: '/' },
  {
    declared: someFunction({ id: 'Py', open: { A: ['B'] } }),
    problem: 'its runtime is python3.12',
  },
];

test('each function that runs has a line', () => {
  expect(functionLines(FUNCTIONS)).toEqual([
    '  Pets       nodejs22.x  app.handler',
    '  Cat\\u001b  nodejs22.x  app.handler',
  ]);
});

test('the others, and what the functions lack, are named', () => {
  expect(functionNotices(FUNCTIONS, false)).toEqual([
    'Functions that are not run here (for other runtimes, start "sam local start-lambda" and pass --lambda http://127.0.0.1:3001):',
    '  Py: its runtime is python3.12',
    'The environment variable TABLE is not set, because only a deployment knows its value: pass --variable Table.Arn=VALUE (Pets, Cat\\u001b)',
    'Layers are not loaded, so their modules must be in node_modules: Pets',
  ]);
  expect(functionNotices(FUNCTIONS, true)[0]).toBe(
    'Functions that are called at the address of --lambda:',
  );
  expect(functionNotices([{ declared: someFunction(), folder: '/' }], false)).toEqual([]);
});
