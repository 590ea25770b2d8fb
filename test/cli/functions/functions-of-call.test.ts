import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { LOAD_FLAGS, STAGE_FLAGS } from '../../../src/cli/arguments/document-flags.js';
import { LAMBDA_FLAGS } from '../../../src/cli/arguments/lambda-flags.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import { functionsOfCall } from '../../../src/cli/functions/functions-of-call.js';
import { fakeConsole, folderOf } from '../../support/fake-console.js';

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Resources:
  Pets:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: a, Events: { A: { Type: Api, Properties: { Path: /, Method: get } } } }
`;

function called(text: string, ...flags: readonly string[]) {
  const file = folderOf({ 'api.yaml': text }).path('api.yaml');
  const call = readArguments(flags, {
    ...LAMBDA_FLAGS,
    ...LOAD_FLAGS,
    ...STAGE_FLAGS,
    watch: { help: '' },
  });
  const functions = functionsOfCall(file, call, fakeConsole());
  onTestFinished(() => functions.close());
  return { functions, file };
}

test('without a flag there are none', () => {
  expect(called(TEMPLATE).functions).toMatchObject({ option: undefined, local: undefined });
});

test('--lambda alone is the option lambda', () => {
  const { option } = called(TEMPLATE, '--lambda', 'http://localhost:3001').functions;
  expect(String(option)).toBe('http://localhost:3001/');
});

test('--functions has those of the file, as it is after reload()', () => {
  const { functions, file } = called(TEMPLATE, '--functions', '--lambda', 'http://localhost:3001');
  const { local, option } = functions;
  expect(local?.all.map(({ declared }) => declared.id)).toEqual(['Pets']);
  expect(local?.isElsewhere).toBe(true);
  expect(option).toBe(local?.invoke);
  writeFileSync(file, TEMPLATE.replace('Pets', 'Cats'));
  functions.reload();
  expect(local?.all.map(({ declared }) => declared.id)).toEqual(['Cats']);
});

test('--functions needs a template', () => {
  const document = 'openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths: {}\n';
  expect(() => called(document, '--functions')).toThrow(UsageError);
  expect(() => called(document, '--functions')).toThrow(
    /needs a template of SAM or CloudForm.*--lambda/,
  );
});
