import { expect, test } from 'vitest';
import { translated } from '../translating.js';

const SUB = "$util.escapeJavaScript($input.json('$'))";

function machine(
  properties: string,
  event = '',
): Record<string, never> & { Resources: Record<string, never> } {
  return translated(`Resources:
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events:
        Start: { Type: Api, Properties: { Path: /a, Method: POST${event} } }
${properties}
`).template;
}

test('An event of a state machine starts an execution with the body', () => {
  const { Resources } = machine('      Name: orders');
  expect(Resources.ServerlessRestApi).toMatchObject({
    Properties: {
      Body: {
        paths: {
          '/a': {
            post: {
              'x-amazon-apigateway-integration': {
                type: 'aws',
                httpMethod: 'POST',
                uri: {
                  'Fn::Sub':
                    'arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution',
                },
                responses: { 200: { statusCode: '200' }, 400: { statusCode: '400' } },
                credentials: { 'Fn::GetAtt': ['MachineStartRole', 'Arn'] },
                requestTemplates: {
                  'application/json': {
                    'Fn::Sub': `{"input": "${SUB}", "stateMachineArn": "\${Machine}"}`,
                  },
                },
              },
              responses: { 200: { description: 'OK' }, 400: { description: 'Bad Request' } },
            },
          },
        },
      },
    },
  });
  const { ServerlessRestApi, ServerlessRestApiDeployment, ServerlessRestApiProdStage, ...others } =
    Resources;
  expect(others).toEqual({
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { StateMachineName: 'orders' },
    },
    MachineRole: { Type: 'AWS::IAM::Role', Properties: {} },
    MachineStartRole: { Type: 'AWS::IAM::Role', Properties: {} },
  });
});

test.each<readonly [string, string, string]>([
  [
    '',
    ', UnescapeMappingTemplate: true',
    `{"input": "${SUB}.replaceAll("\\\\'","'")", "stateMachineArn": "\${Machine}"}`,
  ],
  [
    '      AutoPublishAlias: live\n      UseAliasAsEventTarget: true',
    '',
    `{"input": "${SUB}", "stateMachineArn": "\${MachineAliaslive}"}`,
  ],
  ['      AutoPublishAlias: live', '', `{"input": "${SUB}", "stateMachineArn": "\${Machine}"}`],
])('%j and %j', (properties, event, template) => {
  const text = JSON.stringify(machine(properties, event).Resources.ServerlessRestApi);
  expect(text).toContain(JSON.stringify({ 'application/json': { 'Fn::Sub': template } }));
});
