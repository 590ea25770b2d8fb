import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  type FunctionSettings,
  LocalFunctions,
} from '../../../src/cli/functions/local-functions.js';
import type { DocumentFunction } from '../../../src/model/document/document-function.js';
import type { LambdaOutcome } from '../../../src/model/lambda.js';
import { fakeConsole } from '../../support/fake-console.js';
import { anInvocation, codeFolder, resultOf, someFunction } from './some-function.js';

function inline(text: string, members: Partial<DocumentFunction> = {}): DocumentFunction {
  return someFunction({ handler: 'index.handler', code: { kind: 'inline', text }, ...members });
}

const SELF = 'exports.handler = async () => process.env.SELF;';

function functionsOf(
  declared: readonly DocumentFunction[],
  settings: Partial<FunctionSettings> = {},
) {
  const console = fakeConsole();
  const functions = new LocalFunctions(declared, {
    region: 'us-east-1',
    console,
    watch: false,
    elsewhere: undefined,
    ...settings,
  });
  onTestFinished(() => functions.close());
  const call = async (functionName: string): Promise<LambdaOutcome> =>
    functions.invoke(anInvocation({ functionName }));
  return { functions, call, console };
}

test('a function is found by its id and by its name, and has its own variables', async () => {
  const { call } = functionsOf([
    inline(SELF, { environment: { SELF: 'pets' } }),
    inline(SELF, { id: 'Cats', functionName: 'cats-dev', environment: { SELF: 'cats' } }),
  ]);
  expect(resultOf(await call('Pets'))).toBe('pets');
  expect(resultOf(await call('pets-dev'))).toBe('pets');
  expect(resultOf(await call('cats-dev'))).toBe('cats');
});

test('what is not run here fails with its reason, and what the file lacks is not found', async () => {
  const { functions, call } = functionsOf([someFunction({ runtime: 'ruby3.3' })]);
  await expect(call('Pets')).rejects.toThrow('Pets is not run here: its runtime is ruby3.3');
  expect(await call('Dogs')).toMatchObject({ statusCode: 404 });
  expect(functions.problemOf('Pets')).toBe('its runtime is ruby3.3');
  expect(functions.problemOf('Dogs')).toBe('the file does not have it');
});

test('with an address, both are called there', async () => {
  const elsewhere = async () => ({ payload: '"elsewhere"' });
  const own = inline(SELF, { id: 'Own', environment: { SELF: 'own' } });
  const { functions, call } = functionsOf([someFunction({ runtime: 'ruby3.3' }), own], {
    elsewhere,
  });
  expect(resultOf(await call('Pets'))).toBe('elsewhere');
  expect(resultOf(await call('Dogs'))).toBe('elsewhere');
  expect(resultOf(await call('Own'))).toBe('own');
  expect([functions.problemOf('Pets'), functions.problemOf('Dogs')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('an update replaces the workers of the functions that have changed', async () => {
  const COUNT = 'let count = 0; exports.handler = async () => ++count;';
  const cats = inline(COUNT, { id: 'Cats' });
  const { functions, call } = functionsOf([inline(COUNT), cats]);
  await call('Pets');
  await call('Cats');
  functions.update([inline(COUNT, { environment: { A: '1' } }), cats]);
  expect(resultOf(await call('Pets'))).toBe(1);
  expect(resultOf(await call('Cats'))).toBe(2);
  functions.update([cats]);
  expect(await call('Pets')).toMatchObject({ statusCode: 404 });
});

test('an update lets the invocations under way end', async () => {
  const path = codeFolder({
    'app.js':
      'const { existsSync } = require("node:fs"); exports.handler = async () => { console.log("runs"); while (!existsSync(`${__dirname}/go`)) await new Promise(setImmediate); return process.env.A; };',
  });
  const held = (A: string) => someFunction({ code: { kind: 'folder', path }, environment: { A } });
  const { functions, call, console } = functionsOf([held('1')]);
  const underWay = call('Pets');
  await console.printed(/^Pets: runs$/m);
  functions.update([held('2')]);
  writeFileSync(join(path, 'go'), '');
  expect(resultOf(await call('Pets'))).toBe('2');
  expect(resultOf(await underWay)).toBe('1');
});

test('close() also ends the workers of functions that were replaced', async () => {
  const text =
    'exports.handler = async () => { console.log("runs"); await new Promise(() => {}); };';
  const { functions, call, console } = functionsOf([inline(text)]);
  const underWay = call('Pets');
  await console.printed(/^Pets: runs$/m);
  functions.update([]);
  await functions.close();
  expect((await underWay).functionError).toBe('Unhandled');
});

test('with watch, changed code is loaded anew', async () => {
  const path = codeFolder({ 'app.js': 'exports.handler = async () => "old"' });
  const declared = someFunction({ code: { kind: 'folder', path } });
  const { call, console } = functionsOf([declared], { watch: true });
  expect(resultOf(await call('Pets'))).toBe('old');
  writeFileSync(join(path, 'app.js'), 'exports.handler = async () => "new"');
  await console.printed(/^Pets: the code has changed$/m);
  expect(resultOf(await call('Pets'))).toBe('new');
});

test('close() removes the folders of code in the file itself', async () => {
  const mark = `exports.handler = async () => 'only here';`;
  const { functions, call } = functionsOf([inline(mark)]);
  expect(resultOf(await call('Pets'))).toBe('only here');
  const [first, ...others] = functions.all;
  expect(others).toEqual([]);
  const folder = first !== undefined && first.problem === undefined ? first.folder : '';
  expect(readdirSync(folder)).toEqual(['index.js']);
  expect(folder.startsWith(tmpdir())).toBe(true);
  await functions.close();
  expect(existsSync(folder)).toBe(false);
});

test('the name of a function cannot control the terminal', async () => {
  const text = 'exports.handler = async () => console.log("hello");';
  const { call, console } = functionsOf([inline(text, { id: 'Pets\u001b[2J' })]);
  await call('pets-dev');
  await console.printed(/^Pets\\u001b\[2J: hello$/m);
});
