import { expect, test } from 'vitest';
import { functionsOfTemplate } from './functions-of-template.js';

test('properties are evaluated, and those without a value have the defaults of Lambda', () => {
  const Variables = {
    TEXT: 'a',
    NUMBER: 1.5,
    TRUTH: true,
    KNOWN: { 'Fn::Sub': '${Known}-${AWS::Region}' },
    TABLE: { Ref: 'Table' },
    OPEN: { 'Fn::Join': ['/', ['x', { Ref: 'Open' }, { 'Fn::GetAtt': ['Table', 'StreamArn'] }]] },
    LIST: ['not a value'],
  };
  const functions = functionsOfTemplate({
    Table: { Type: 'AWS::DynamoDB::Table' },
    Pets: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: { 'Fn::Sub': 'pets-${Known}' },
        Runtime: 'nodejs22.x',
        Handler: 'app.handler',
        Timeout: '30',
        MemorySize: 512,
        Layers: [{ Ref: 'Open' }],
        Environment: { Variables },
        Code: { ZipFile: 'text' },
      },
    },
    Plain: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'Open' } } },
    Absent: { Type: 'AWS::Lambda::Function', Condition: 'Never' },
  });
  expect(functions).toEqual([
    {
      id: 'Pets',
      functionName: 'pets-k',
      runtime: 'nodejs22.x',
      handler: 'app.handler',
      code: { kind: 'inline', text: 'text' },
      environment: {
        TEXT: 'a',
        NUMBER: '1.5',
        TRUTH: 'true',
        KNOWN: 'k-us-east-1',
        TABLE: 'Table',
      },
      open: { OPEN: ['Open', 'Table.StreamArn'] },
      timeoutInSeconds: 30,
      memorySize: 512,
      hasLayers: true,
    },
    {
      id: 'Plain',
      functionName: 'Plain',
      code: expect.objectContaining({ kind: 'elsewhere' }),
      environment: {},
      open: {},
      timeoutInSeconds: 3,
      memorySize: 128,
      hasLayers: false,
    },
  ]);
});

test('the option variables fills in what is open', () => {
  const Environment = { Variables: { A: { 'Fn::GetAtt': ['X', 'Endpoint'] } } };
  const resources = { Fn: { Type: 'AWS::Lambda::Function', Properties: { Environment } } };
  const variables = { 'X.Endpoint': 'here' };
  const [fn] = functionsOfTemplate(resources, { options: { variables } });
  expect(fn).toMatchObject({ environment: { A: 'here' }, open: {} });
});

test.each([0, -1, 'soon', 1.5, null])('a Timeout of %j is that of Lambda', (Timeout) => {
  const resources = { Fn: { Type: 'AWS::Lambda::Function', Properties: { Timeout } } };
  expect(functionsOfTemplate(resources)[0]?.timeoutInSeconds).toBe(3);
});
