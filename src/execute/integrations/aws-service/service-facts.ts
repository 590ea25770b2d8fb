import type { AwsService } from '../../../model/integration.js';

// What one must know of single AWS services to reach them.

/** Scheme and host of a service. AWS: "AWS service endpoints". */
export function defaultAddressOf({ service, region, subdomain }: AwsService): string {
  const prefix = subdomain === undefined ? '' : `${subdomain}.`;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return WITHOUT_REGION.has(service)
    ? `https://${prefix}${service}.${suffix}`
    : `https://${prefix}${service}.${region}.${suffix}`;
}

/** Services whose endpoint does not name a region. */
const WITHOUT_REGION: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'route53']);

/** The name of a service in signatures: that of its endpoint, except for a few (the models of the AWS SDKs). */
export function signingNameOf({ service, subdomain }: AwsService): string {
  const endpoint = subdomain === undefined ? service : `${subdomain}.${service}`;
  return SIGNING_NAMES.get(endpoint) ?? service;
}

const SIGNING_NAMES: ReadonlyMap<string, string> = new Map([
  ['bedrock-agent', 'bedrock'],
  ['bedrock-agent-runtime', 'bedrock'],
  ['bedrock-runtime', 'bedrock'],
  ['data-ats.iot', 'iotdata'],
  ['data.iot', 'iotdata'],
  ['data.jobs.iot', 'iot-jobs-data'],
  ['email', 'ses'],
  ['runtime-v2-lex', 'lex'],
]);

/**
 * Headers that an action of a service with a JSON protocol needs. On AWS such an action succeeds without
 * mapped headers (LocalStack `test_rest_api_to_dynamodb_integration`, `test_apigateway_to_kinesis`,
 * `test_apigateway_with_step_function_integration`); emulators need them.
 * @returns names and values in turn, in place of what the document does not map
 */
export function protocolHeadersOf({ service, action }: AwsService): readonly string[] {
  const protocol = JSON_PROTOCOLS.get(service);
  return protocol === undefined || action === undefined
    ? []
    : [
        'X-Amz-Target',
        `${protocol.prefix}.${action}`,
        'Content-Type',
        `application/x-amz-json-${protocol.version}`,
      ];
}

const JSON_PROTOCOLS: ReadonlyMap<string, { readonly prefix: string; readonly version: string }> =
  new Map([
    ['dynamodb', { prefix: 'DynamoDB_20120810', version: '1.0' }],
    ['firehose', { prefix: 'Firehose_20150804', version: '1.1' }],
    ['kinesis', { prefix: 'Kinesis_20131202', version: '1.1' }],
    ['states', { prefix: 'AWSStepFunctions', version: '1.0' }],
  ]);
