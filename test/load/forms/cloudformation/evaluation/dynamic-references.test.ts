import { expect, test } from 'vitest';
import { fillDynamicReferences } from '../../../../../src/load/forms/cloudformation/evaluation/dynamic-references.js';
import { Variables, type VariableValues } from '../../../../../src/load/source/variables.js';

test.each<readonly [unknown, VariableValues, unknown, readonly string[]]>([
  ['a{{resolve:ssm:/n:1}}b', { 'resolve:ssm:/n:1': 'x' }, 'axb', []],
  ['{{resolve:ssm:/n:1}}', { 'resolve:ssm:/n': 'x' }, 'x', []],
  ['{{resolve:ssm-secure:n:2}}', { 'resolve:ssm-secure:n': 7 }, '7', []],
  ['{{resolve:ssm:/n:1}}', {}, '${resolve:ssm:/n}', ['resolve:ssm:/n']],
  ['{{resolve:ssm:/n}}', { 'resolve:ssm:/n': {} }, '${resolve:ssm:/n}', ['resolve:ssm:/n']],
  [
    '{{resolve:secretsmanager:s:SecretString:k:1}}',
    {},
    '${resolve:secretsmanager:s:SecretString:k:1}',
    ['resolve:secretsmanager:s:SecretString:k:1'],
  ],
  [
    '{{resolve:ssm:a}}{{resolve:ssm:b}}',
    { 'resolve:ssm:b': 'x' },
    '${resolve:ssm:a}x',
    ['resolve:ssm:a'],
  ],
  ['{{resolve:other:a}}', { 'resolve:other:a': 'x' }, '{{resolve:other:a}}', []],
  ['{{resolve:ssm:a b}}', {}, '{{resolve:ssm:a b}}', []],
  ['no reference', {}, 'no reference', []],
  [7, {}, 7, []],
])('%j with %j becomes %j', (value, variables, text, open) => {
  const evaluated = { value, open: ['before'] };
  expect(fillDynamicReferences(evaluated, new Variables(variables))).toEqual({
    value: text,
    open: ['before', ...open],
  });
});
