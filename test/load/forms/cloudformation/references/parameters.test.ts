import { expect, test } from 'vitest';
import { documentWith, issueOf, valueOfExpression } from '../value-of.js';

const PARAMETERS = `
Parameters:
  Text: { Type: String, Default: true }
  Long: { Type: String, Default: abc, MinLength: 2, MaxLength: '4' }
  Number: { Type: Number, Default: 5, MinValue: 1, MaxValue: 10 }
  Chosen: { Type: String, Default: dev, AllowedValues: [dev, 1, true] }
  Pattern: { Type: String, Default: '', AllowedPattern: '[a-z&&[^q]]+' }
  Bad: { Type: String, Default: '', AllowedPattern: '(' }
  List: { Type: 'List<Number>', Default: '1, 2' }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: '' }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/host }
  StoredList: { Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>', Default: /shop/hosts }
`;

test.each<readonly [name: string, given: unknown, value: unknown]>([
  ['Text', undefined, 'true'],
  ['Text', 12, '12'],
  ['Text', ['a', 1], 'a,1'],
  ['Long', 'abcd', 'abcd'],
  ['Number', 10, '10'],
  ['Chosen', 1, '1'],
  ['Pattern', undefined, ''],
  ['Pattern', 'abc', 'abc'],
  ['Bad', 'anything', 'anything'],
  ['List', undefined, ['1', '2']],
  ['List', '3,4', ['3', '4']],
  ['List', [5, '6'], ['5', '6']],
  ['Subnets', undefined, []],
  ['Stored', undefined, '${Stored}'],
  ['Stored', 'given', 'given'],
  ['StoredList', 'a, b', ['a', 'b']],
])('the parameter %s with the value %j', (name, given, value) => {
  const variables = given === undefined ? {} : { [name]: given };
  expect(valueOfExpression(`!Ref ${name}`, PARAMETERS, { variables })).toEqual({ value });
});

test.each([
  ['resolve:ssm:/shop/host', 'a'],
  ['/shop/host', 'b'],
])('what is stored in Systems Manager is asked for as %s', (name, value) => {
  const variables = { [name]: value };
  expect(valueOfExpression('!Ref Stored', PARAMETERS, { variables })).toEqual({ value });
});

test.each<readonly [name: string, given: unknown, problem: string]>([
  ['Long', 'a', 'MinLength is 2'],
  ['Long', 'abcde', 'MaxLength is 4'],
  ['Number', 0, 'MinValue is 1'],
  ['Number', 11, 'MaxValue is 10'],
  ['Chosen', 'test', 'it must be one of dev, 1, true'],
  ['Pattern', 'aqa', 'it must match "[a-z&&[^q]]+"'],
])('the parameter %s does not allow %j', (name, given, problem) => {
  const load = () => documentWith(`!Ref ${name}`, PARAMETERS, { variables: { [name]: given } });
  expect(issueOf(load)).toContain(
    `error INVALID_VALUE The option "variables" has a value for the parameter "${name}" that it does not allow: ${problem}`,
  );
});
