import type { LoadSettings } from '../../../load-context.js';
import { functionArn } from '../evaluation/function-arns.js';
import { urlSuffix } from './pseudo-parameters.js';

/** What `Ref` (the empty name) and `Fn::GetAtt` result in, with the logical id as the name. */
type Values = Readonly<Record<string, (id: string, settings: LoadSettings) => string>>;

const ID: Values[string] = (id) => id;

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:PREFIX…NAME`. */
function arn(service: string, prefix = ''): Values[string] {
  return (id, { partition, region, accountId }) =>
    `arn:${partition}:${service}:${region}:${accountId}:${prefix}${id}`;
}

function iamArn(prefix: string): Values[string] {
  return (id, { partition, accountId }) => `arn:${partition}:iam::${accountId}:${prefix}${id}`;
}

/**
 * The values of resources that only need to be stable. AWS: the "Return values" of each type; names
 * that AWS makes are the logical id here. Addresses that a gateway could call are left open.
 */
const TYPES: Readonly<Record<string, Values>> = {
  'AWS::Lambda::Function': { '': ID, Arn: functionArn },
  'AWS::Serverless::Function': { '': ID, Arn: functionArn },
  'AWS::SQS::Queue': {
    '': (id, settings) =>
      `https://sqs.${settings.region}.${urlSuffix(settings)}/${settings.accountId}/${id}`,
    QueueUrl: (id, settings) =>
      `https://sqs.${settings.region}.${urlSuffix(settings)}/${settings.accountId}/${id}`,
    QueueName: ID,
    Arn: arn('sqs'),
  },
  'AWS::SNS::Topic': { '': arn('sns'), TopicArn: arn('sns'), TopicName: ID },
  'AWS::DynamoDB::Table': { '': ID, Arn: arn('dynamodb', 'table/') },
  'AWS::DynamoDB::GlobalTable': { '': ID, Arn: arn('dynamodb', 'table/') },
  'AWS::Serverless::SimpleTable': { '': ID, Arn: arn('dynamodb', 'table/') },
  'AWS::S3::Bucket': { '': ID, Arn: (id, { partition }) => `arn:${partition}:s3:::${id}` },
  'AWS::IAM::Role': { '': ID, Arn: iamArn('role/'), RoleId: ID },
  'AWS::IAM::User': { '': ID, Arn: iamArn('user/') },
  'AWS::StepFunctions::StateMachine': {
    '': arn('states', 'stateMachine:'),
    Arn: arn('states', 'stateMachine:'),
    Name: ID,
  },
  'AWS::Serverless::StateMachine': {
    '': arn('states', 'stateMachine:'),
    Arn: arn('states', 'stateMachine:'),
    Name: ID,
  },
  'AWS::Cognito::UserPool': {
    '': ID,
    UserPoolId: ID,
    Arn: arn('cognito-idp', 'userpool/'),
    ProviderName: (id, settings) => `cognito-idp.${settings.region}.${urlSuffix(settings)}/${id}`,
  },
  'AWS::Cognito::UserPoolClient': { '': ID, ClientId: ID },
  'AWS::Kinesis::Stream': { '': ID, Arn: arn('kinesis', 'stream/') },
  'AWS::KinesisFirehose::DeliveryStream': { '': ID, Arn: arn('firehose', 'deliverystream/') },
  'AWS::Events::EventBus': { '': ID, Arn: arn('events', 'event-bus/'), Name: ID },
  'AWS::Logs::LogGroup': {
    '': ID,
    Arn: (id, settings) => `${arn('logs', 'log-group:')(id, settings)}:*`,
  },
  'AWS::SecretsManager::Secret': { '': arn('secretsmanager', 'secret:'), Id: ID },
  'AWS::KMS::Key': { '': ID, KeyId: ID, Arn: arn('kms', 'key/') },
  'AWS::ApiGateway::RestApi': { '': ID, RestApiId: ID, RootResourceId: (id) => rootOf(id) },
  'AWS::Serverless::Api': { '': ID, RestApiId: ID, RootResourceId: (id) => rootOf(id) },
  'AWS::ApiGateway::Resource': { '': ID, ResourceId: ID },
  'AWS::ApiGateway::Deployment': { '': ID, DeploymentId: ID },
  'AWS::ApiGateway::Authorizer': { '': ID, AuthorizerId: ID },
  'AWS::ApiGateway::RequestValidator': { '': ID, RequestValidatorId: ID },
  'AWS::ApiGateway::ApiKey': { '': ID, APIKeyId: ID },
  'AWS::ApiGateway::UsagePlan': { '': ID, Id: ID },
  'AWS::ApiGateway::UsagePlanKey': { '': ID, Id: ID },
  'AWS::ApiGateway::VpcLink': { '': ID, VpcLinkId: ID },
};

/** The id of the resource `/` of an API. */
export function rootOf(api: string): string {
  return `${api}.RootResourceId`;
}

/**
 * The value of a resource's attribute, or with the empty name its `Ref`, which for types without a row
 * is the logical id; `undefined` for an attribute that is not known.
 */
export function resourceValue(
  type: string,
  id: string,
  attribute: string,
  settings: LoadSettings,
): string | undefined {
  const values = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const value = values && Object.hasOwn(values, attribute) ? values[attribute] : undefined;
  return value?.(id, settings) ?? (attribute === '' ? id : undefined);
}
