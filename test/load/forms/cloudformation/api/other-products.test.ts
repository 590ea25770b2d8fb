import { expect, test } from 'vitest';
import { refuseTemplateWithoutApi } from '../../../../../src/load/forms/cloudformation/api/other-products.js';
import { CloudFormationTemplate } from '../../../../../src/load/forms/cloudformation/template.js';
import { SourceText } from '../../../../../src/load/source/source-text.js';
import { bareContext } from '../../rest-api/parts.js';

/** The line and the message of the error about a template. */
function refusal(text: string): string {
  const context = bareContext();
  const root = context.parse(new SourceText(text, 'template.yaml')) as object;
  const template = new CloudFormationTemplate(root, context);
  expect(() => refuseTemplateWithoutApi(template, context)).toThrow();
  const [issue] = context.sources.issues;
  expect([issue?.code, context.sources.issues.length]).toEqual(['UNSUPPORTED_DOCUMENT', 1]);
  return `${issue?.position?.line}: ${issue?.message}`;
}

const WITHOUT = 'The template has no REST API of its own: load the template';

test.each([
  [
    'Conditions: { C: { Fn::Equals: [a, b] } }\nResources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Condition: C',
    '5: The API "Api" does not exist, because its condition "C" does not hold: set the parameters of the condition in the option "variables"',
  ],
  [
    'Resources:\n  H:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      ProtocolType: HTTP',
    '5: The template creates an HTTP API (API Gateway V2, "H"), but only REST APIs are supported',
  ],
  [
    'Resources:\n  W:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      ProtocolType: WEBSOCKET',
    '5: The template creates a WebSocket API (API Gateway V2, "W"), but only REST APIs are supported',
  ],
  [
    'Resources:\n  H:\n    Type: AWS::Serverless::HttpApi',
    '3: The template creates an HTTP API (API Gateway V2, "H")',
  ],
  [
    'Resources:\n  W:\n    Type: AWS::Serverless::WebSocketApi',
    '3: The template creates a WebSocket API',
  ],
  [
    'Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: api.yaml',
    `5: ${WITHOUT} "api.yaml" of the nested stack "N", or another one that has it`,
  ],
  [
    'Resources:\n  N:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: { ApplicationId: x }',
    `5: ${WITHOUT} of the nested stack "N"`,
  ],
  [
    'Resources:\n  Q:\n    Type: AWS::SQS::Queue',
    '3: The template has no REST API (AWS::ApiGateway::RestApi or AWS::Serverless::Api): load the template or document that has it; if the API is deployed, "aws apigateway get-export ',
  ],
  ['Resources:\n  Q: {}', '2: The template has no REST API'],
  ['Resources: {}', 'undefined: The template has no REST API'],
])('%j', (text, message) => {
  expect(refusal(text).slice(0, message.length)).toBe(message);
});
