import { expect, test } from 'vitest';
import { OPERATION, translated } from './translating.js';

const NO_VALUE = { Ref: 'AWS::NoValue' };

function fn(id: string, condition: string | undefined, route: string): string {
  const [method, path] = route.split(' ');
  return `  ${id}:
    Type: AWS::Serverless::Function
${condition === undefined ? '' : `    Condition: ${condition}\n`}    Properties:
      Events:
        E: { Type: Api, Properties: { Path: '${path}', Method: ${method} } }
`;
}

function when(condition: string, value: unknown): unknown {
  return { 'Fn::If': [condition, value, NO_VALUE] };
}

test('The operation of a function with a condition depends on it', () => {
  const { template } = translated(
    `Resources:\n${fn('Fn', 'IsProd', 'get /a')}${fn('Fn2', undefined, 'post /a')}`,
  );
  const { Condition, Properties } = template.Resources.ServerlessRestApi;
  expect(Condition).toBeUndefined();
  expect(Properties.Body.paths['/a'].get).toEqual(when('IsProd', OPERATION));
  expect(Properties.Body.paths['/a'].post.responses).toEqual({});
  expect(template.Resources.Fn.Condition).toBe('IsProd');
  expect(template.Resources.FnRole.Condition).toBe('IsProd');
});

test('A path and the implicit API depend on the condition that all their methods have', () => {
  const { template } = translated(`Resources:\n${fn('Fn', 'IsProd', 'get /a')}`);
  const { Condition, Properties } = template.Resources.ServerlessRestApi;
  expect(Condition).toBe('IsProd');
  expect(template.Resources.ServerlessRestApiProdStage.Condition).toBe('IsProd');
  expect(template.Resources.ServerlessRestApiDeployment.Condition).toBe('IsProd');
  expect(Properties.Body.paths['/a']).toEqual(when('IsProd', { get: when('IsProd', OPERATION) }));
});

test('Different conditions are combined', () => {
  const { template } = translated(
    `Conditions:
  B: !Equals [a, a]
Resources:
${fn('Fn', 'B', 'get /a/{id}')}${fn('Fn2', 'A', 'put /a/{id}')}`,
  );
  const either = { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] };
  expect(template.Conditions).toEqual({
    B: { 'Fn::Equals': ['a', 'a'] },
    ServerlessRestApiCondition: either,
    ServerlessRestApiSLASHaSLASHOBidCBPathCondition: either,
  });
  const { Condition, Properties } = template.Resources.ServerlessRestApi;
  expect(Condition).toBe('ServerlessRestApiCondition');
  expect(Object.keys(Properties.Body.paths['/a/{id}'])).toEqual(['Fn::If']);
});

test('More than ten conditions are combined in groups', () => {
  const functions = Array.from({ length: 21 }, (_, index) =>
    fn(`Fn${index}`, `C${String(index).padStart(2, '0')}`, `get /p${index}`),
  );
  const { Conditions } = translated(`Resources:\n${functions.join('')}`).template;
  const sizes = Object.entries<{ 'Fn::Or': unknown[] }>(Conditions).map(([name, or]) => [
    name,
    or['Fn::Or'].length,
    or['Fn::Or'].at(-1),
  ]);
  expect(sizes).toEqual([
    ['ServerlessRestApiCondition2', 10, { Condition: 'C09' }],
    ['ServerlessRestApiCondition1', 10, { Condition: 'C19' }],
    ['ServerlessRestApiCondition', 3, { Condition: 'ServerlessRestApiCondition1' }],
  ]);
});
