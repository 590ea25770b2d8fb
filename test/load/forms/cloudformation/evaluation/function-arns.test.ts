import { expect, test } from 'vitest';
import {
  functionArn,
  nameFunctions,
} from '../../../../../src/load/forms/cloudformation/evaluation/function-arns.js';
import { bareContext } from '../../rest-api/parts.js';

const { settings } = bareContext();
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:';

test('the ARN of a function', () => {
  expect(functionArn('f', settings)).toBe(`${ARN}f`);
  expect(functionArn('f', { ...settings, partition: 'aws-cn', region: 'cn-north-1' })).toBe(
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:f',
  );
});

test.each<readonly [unknown, readonly string[], unknown, readonly string[]]>([
  ['a/functions/${Fn.Arn}/invocations', ['Fn.Arn'], `a/functions/${ARN}Fn/invocations`, []],
  ['a/functions/${Fn}', ['Fn'], `a/functions/${ARN}Fn`, []],
  ['a/functions/${Stack:Outputs.Fn}', ['Stack:Outputs.Fn'], `a/functions/${ARN}Fn`, []],
  ['arn:x:function:${Fn}:live', ['Fn'], 'arn:x:function:Fn:live', []],
  ['arn:x:function:${Fn}${B}', ['Fn', 'B'], 'arn:x:function:${Fn}${B}', ['Fn', 'B']],
  ['${A}/functions/${Fn}', ['A', 'Fn'], `\${A}/functions/${ARN}Fn`, ['A']],
  ['a/functions/${Other}', ['Fn'], 'a/functions/${Other}', ['Fn']],
  [
    'a/functions/${resolve:ssm:f}',
    ['resolve:ssm:f'],
    'a/functions/${resolve:ssm:f}',
    ['resolve:ssm:f'],
  ],
  ['a/functions/${a b}', ['a b'], 'a/functions/${a b}', ['a b']],
  ['a/functions/${Fn}', [], 'a/functions/${Fn}', []],
  [7, ['Fn'], 7, ['Fn']],
])('%j, in which %j are open, becomes %j', (value, open, text, left) => {
  expect(nameFunctions({ value, open }, settings)).toEqual({ value: text, open: left });
});
