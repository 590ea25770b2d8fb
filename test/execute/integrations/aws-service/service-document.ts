import { awsAccount } from '../../../../src/checks/account-options.js';
import type { GatewayOptions } from '../../../../src/gateway.js';
import { awsServiceOf } from '../../../../src/mapping/aws-service.js';
import type { AwsService } from '../../../../src/model/integration.js';
import { documentOf, type InMemoryGateway, inMemory } from '../../../support/in-memory.js';

/** The service that an ARN with this end names. */
export function serviceNamed(text: string): AwsService {
  const service = awsServiceOf(`arn:aws:apigateway:${text}`, awsAccount({}));
  if (service === undefined) {
    throw new Error(`${text} names no service`);
  }
  return service;
}

const KEY = { name: 'key', in: 'path', required: true, schema: { type: 'string' } };

/** An API whose method on `/x`, or on another path, calls a service. */
export function withService(
  target: string,
  integration: object,
  options: GatewayOptions,
  place: { readonly path?: string; readonly root?: object } = {},
): InMemoryGateway {
  const aws = {
    type: 'aws',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:${target}`,
    responses: { default: { statusCode: 200 } },
    ...integration,
  };
  const { path = '/x' } = place;
  const inPath = path.includes('{key}') ? [KEY] : [];
  const operation = {
    parameters: [
      ...inPath,
      { name: 'message', in: 'query', schema: { type: 'string' } },
      { name: 'Content-Type', in: 'header', schema: { type: 'string' } },
    ],
  };
  return inMemory(
    documentOf(aws, { method: 'x-amazon-apigateway-any-method', operation, ...place }),
    undefined,
    options,
  );
}
