import { expect, test } from 'vitest';
import { DocumentScope } from '../../../../../src/load/forms/cloudformation/references/document-scope.js';
import { LoadContext } from '../../../../../src/load/load-context.js';
import { Variables } from '../../../../../src/load/source/variables.js';
import { bareContext } from '../../rest-api/parts.js';

const bare = bareContext();
const variables = new Variables({
  Stage: 'prod',
  'Fn.Arn': 'arn',
  'Map.a.b': 1,
  Export: 'x',
  Yes: true,
  Text: 'true',
  No: 'false',
});
const context = new LoadContext(bare.sources, bare.files, variables, bare.settings);
const scope = new DocumentScope(context);

test.each([
  ['a pseudo parameter', () => scope.ref('AWS::Region'), 'us-east-1'],
  ['a parameter', () => scope.ref('Stage'), 'prod'],
  ['an attribute', () => scope.attribute('Fn', 'Arn'), 'arn'],
  ['a mapping', () => scope.mapping('Map', 'a', 'b'), 1],
  ['an import', () => scope.importValue('Export'), 'x'],
])('%s has the value of the variable', (_what, look, value) => {
  expect(look()).toEqual({ value, open: [] });
});

test.each([
  ['a parameter', () => scope.ref('Other'), 'Other'],
  ['an attribute', () => scope.attribute('Fn', 'Other'), 'Fn.Other'],
  ['a mapping', () => scope.mapping('Map', 'a', 'c'), 'Map.a.c'],
  ['an import', () => scope.importValue('Other'), 'Other'],
  ['a function', () => scope.unknownFunction('Fn::Cidr'), 'Fn::Cidr'],
])('%s without one is open', (_what, look, name) => {
  expect(look()).toEqual({ value: `\${${name}}`, open: [name] });
});

test('a condition holds if its variable says so; without one it does not, with a warning', () => {
  const at = { container: {}, key: 'Fn::If' };
  const held = ['Yes', 'Text', 'No', 'Other'].map((name) => scope.condition(name, at));
  expect(held).toEqual([true, true, false, false]);
  expect(context.sources.issues).toEqual([
    {
      severity: 'warning',
      code: 'UNRESOLVED_VARIABLE',
      message:
        'The condition "Other" has no value, so it does not hold: set it in the option "variables" to true or false',
      pointer: '#/Fn::If',
    },
  ]);
});
