import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  localFunction,
  moduleOf,
  type RunnableFunction,
} from '../../../src/cli/functions/local-function.js';
import type { DocumentFunction } from '../../../src/model/document/document-function.js';
import { codeFolder, someFunction } from './some-function.js';

const unexpected = (): never => expect.unreachable();

test('a function for Node.js whose handler is there is run, and its module is looked up anew', () => {
  const path = codeFolder({ 'app.js': '' });
  const declared = someFunction({ code: { kind: 'folder', path } });
  const local = localFunction(declared, unexpected);
  expect(local).toEqual({ declared, folder: path });
  expect(moduleOf(local as RunnableFunction)).toMatchObject({ file: join(path, 'app.js') });
  unlinkSync(join(path, 'app.js'));
  expect(moduleOf(local as RunnableFunction)).toMatch(/there is no file/);
});

test('code in the file itself gets a folder', () => {
  const folder = codeFolder({ 'index.js': '' });
  const declared = someFunction({
    handler: 'index.handler',
    code: { kind: 'inline', text: 'code' },
  });
  const folders: string[] = [];
  const local = localFunction(declared, (text) => {
    folders.push(text);
    return folder;
  });
  expect([local, folders]).toEqual([{ declared, folder }, ['code']]);
});

test.each<[members: Partial<DocumentFunction>, problem: RegExp]>([
  [{ runtime: 'python3.12' }, /^its runtime is python3.12$/],
  [{ runtime: 'provided.al2023' }, /^its runtime is provided.al2023$/],
  [{}, /^its code is elsewhere$/],
  [{ runtime: undefined }, /^its code is elsewhere$/],
  [{ runtime: undefined, code: { kind: 'inline', text: '' } }, /^its runtime is not known$/],
  [{ handler: undefined, code: { kind: 'inline', text: '' } }, /^its Handler is not known$/],
  [{ handler: 'no.handler', code: { kind: 'folder', path: '/' } }, /^there is no file/],
])('%j is not run', (members, problem) => {
  expect(localFunction(someFunction(members), unexpected).problem).toMatch(problem);
});
