import { expect, test } from 'vitest';
import { shown, translated } from '../translating.js';

test('Functions and state machines keep their names and roles', () => {
  const { Resources } = translated(`Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { Role: arn, FunctionName: !Ref N, Handler: a } }
  FnRole: { Type: AWS::IAM::Role, Properties: { RoleName: own } }
  Machine: { Type: AWS::Serverless::StateMachine, Condition: C, Properties: { Name: m, Role: arn } }
`).template;
  expect(Resources).toEqual({
    Fn: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: { Ref: 'N' }, Handler: 'a', Code: '.' },
    },
    FnRole: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'own' } },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Condition: 'C',
      Properties: { StateMachineName: 'm' },
    },
  });
});

test('AutoPublishAlias must be known', () => {
  const { issues } = translated(`Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: !Ref Alias } }
  Machine: { Type: AWS::Serverless::StateMachine, Properties: { AutoPublishAlias: [a] } }
`);
  const start =
    'error INVALID_VALUE "AutoPublishAlias" must be a string or a Ref to a parameter with a value, not';
  expect(shown(issues)).toEqual([
    `2:56 ${start} a function: set the parameter with the option variables`,
    `3:65 ${start} an array: set the parameter with the option variables`,
  ]);
});

test.each([
  ['CodeUri: src/', 'src/'],
  ['CodeUri: { Bucket: b, Key: k }', { Bucket: 'b', Key: 'k' }],
  ['InlineCode: text', { ZipFile: 'text' }],
  ['{ PackageType: Image, ImageUri: i }', { ImageUri: 'i' }],
  ['PackageType: Image', undefined],
])('%s is the code of the function', (properties, code) => {
  const given = properties.startsWith('{') ? properties : `{ ${properties} }`;
  const { Resources } =
    translated(`Globals: { Function: { Timeout: 9, Environment: { Variables: { A: '1' } } } }
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: ${given} }
`).template;
  expect(Resources.Fn.Properties.Code).toEqual(code);
  expect(Resources.Fn.Properties).toMatchObject({
    Timeout: 9,
    Environment: { Variables: { A: '1' } },
  });
});
