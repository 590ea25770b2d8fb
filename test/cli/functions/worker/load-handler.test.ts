import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadHandler } from '../../../../src/cli/functions/worker/load-handler.js';
import { codeFolder } from '../some-function.js';
import { workerOf } from './worker-of.js';

const ESM = 'export const handler = () => "esm"; export const api = { get: () => "nested" };';
const CJS = 'exports.handler = () => "cjs"; exports.text = "no function";';

async function load(files: Readonly<Record<string, string>>, file: string, names = ['handler']) {
  return loadHandler(join(codeFolder(files), file), names, 'app.handler');
}

test.each<[files: Readonly<Record<string, string>>, file: string, result: string]>([
  [{ 'app.mjs': ESM }, 'app.mjs', 'esm'],
  [{ 'app.cjs': CJS }, 'app.cjs', 'cjs'],
  [{ 'app.js': CJS, 'package.json': '{}' }, 'app.js', 'cjs'],
  [{ 'src/app.js': ESM, 'package.json': '{"type":"module"}' }, 'src/app.js', 'esm'],
  [{ 'app.js': ESM, 'package.json': '{}' }, 'app.js', 'esm'],
  [{ 'app.js': `await 1; ${ESM}`, 'package.json': '{}' }, 'app.js', 'esm'],
])('%j, %s', async (files, file, result) => {
  const handler = await load(files, file);
  expect(handler({}, {} as never, () => {})).toBe(result);
});

test('a handler may be a member of an export', async () => {
  const handler = await load({ 'app.mjs': ESM }, 'app.mjs', ['api', 'get']);
  expect(handler({}, {} as never, () => {})).toBe('nested');
});

test.each<[text: string, file: string, name: string, message: RegExp]>([
  [
    'export const a = 1;',
    'app.mjs',
    'Runtime.HandlerNotFound',
    /app.handler is undefined or not exported: .*app.mjs exports a$/,
  ],
  ['', 'app.cjs', 'Runtime.HandlerNotFound', /exports nothing$/],
  ['export default { handler() {} };', 'app.mjs', 'Runtime.HandlerNotFound', /exports default$/],
  ['exports.handler = 1;', 'app.cjs', 'Runtime.HandlerNotFound', /app.handler is not a function$/],
  [
    '\nexport const = 1;',
    'app.mjs',
    'Runtime.UserCodeSyntaxError',
    /^SyntaxError: .*\(.*app.mjs:2\)$/,
  ],
  ['\n\nexports.handler = { a b };', 'app.cjs', 'Runtime.UserCodeSyntaxError', /\(.*app.cjs:3\)$/],
  [
    'import "./bad.mjs";',
    'app.mjs',
    'Runtime.UserCodeSyntaxError',
    /\(.*app.mjs, or a module that it imports\)$/,
  ],
  [
    'import "./none.mjs";',
    'app.mjs',
    'Runtime.ImportModuleError',
    /^Error: Cannot find module .*none.mjs/,
  ],
  ['require("none");', 'app.cjs', 'Runtime.ImportModuleError', /^Error: Cannot find module 'none'/],
  ['import "data:text/none,";', 'app.mjs', 'RangeError', /thrown while .*app.mjs was loaded$/],
  [
    '\nthrow new RangeError("at load");',
    'app.mjs',
    'RangeError',
    /^at load: thrown while .*app.mjs was loaded \(at .*app.mjs:2:\d+\)$/,
  ],
  ['throw "text";', 'app.cjs', 'Error', /^text: thrown while .*app.cjs was loaded$/],
  ['throw null;', 'app.cjs', 'Error', /^null: thrown while/],
])('%j in %s: %s', async (text, file, name, message) => {
  // In a worker, because the tests have a loader of their own.
  const { next } = workerOf({ [file]: text, 'bad.mjs': 'export const = 1;' });
  const told = await next();
  expect(told.kind).toBe('broken');
  const { errorType, errorMessage } = JSON.parse((told as { payload: string }).payload);
  expect([errorType, errorMessage]).toEqual([name, expect.stringMatching(message)]);
});
