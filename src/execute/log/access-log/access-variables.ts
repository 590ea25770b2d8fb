import { reasonOf } from '../../../checks/value-kinds.js';
import { isGatewayError } from '../../../errors.js';
import type { ContextValue, ContextVariables } from '../../../model/mapping.js';
import type { CallRecord } from '../observation/call-record.js';
import type { AccessFacts } from './access-facts.js';

/** Reads a variable of the access log; `undefined` and `null` are written as `-`. */
export type ReadVariable = (facts: AccessFacts) => ContextValue | undefined;

/**
 * The variable with a name, without `$context.`; `undefined` if AWS has none.
 * AWS: "Variables for access logging for API Gateway".
 */
export function accessVariable(name: string): ReadVariable | undefined {
  const computed = COMPUTED.get(name);
  if (computed !== undefined) {
    return computed;
  }
  if (NEVER_SET.has(name) || OVERRIDE.test(name)) {
    return () => undefined;
  }
  if (!CONTEXT.has(name) && !AUTHORIZER_PROPERTY.test(name)) {
    return undefined;
  }
  const path = name.split('.');
  return ({ exchange }) => valueAt(exchange.context.variables, path);
}

/** All names but those of an authorizer's properties. */
export function accessVariableNames(): readonly string[] {
  return [...COMPUTED.keys(), ...CONTEXT, ...NEVER_SET];
}

/** Milliseconds without fractions, as AWS writes them. */
const whole = (millis: number | undefined): number | undefined =>
  millis === undefined ? undefined : Math.round(millis);

const integrationLatency: ReadVariable = ({ ended }) => whole(ended.integrationLatency);
/** Of a function: the status of the service, and not of the function's own response. */
const integrationStatus: ReadVariable = ({ integration }) => integration?.statusCode;
const integrationError: ReadVariable = ({ integration, error }) =>
  integration === undefined || error === undefined || !isOfIntegration(error.type)
    ? undefined
    : reasonFor(error);
const endpointRequestId: ReadVariable = ({ integration }) => integration?.requestId;

function isOfIntegration(type: string): boolean {
  return (
    type.startsWith('INTEGRATION_') || type === 'API_CONFIGURATION_ERROR' || type === 'DEFAULT_5XX'
  );
}

/** AWS: an IAM authorizer authenticates; the others are authorizers. */
const authenticator = ({ authorizers }: AccessFacts): CallRecord | undefined =>
  authorizers.findLast(({ authorizerType }) => authorizerType === 'AWS_IAM');
const authorizer = ({ authorizers }: AccessFacts): CallRecord | undefined =>
  authorizers.findLast(({ authorizerType }) => authorizerType !== 'AWS_IAM');
/** AWS: what they find is evaluated for Lambda and IAM authorizers. */
const isEvaluated = ({ authorizers }: AccessFacts): boolean =>
  authorizers.some(
    ({ authorizerType, cause }) => authorizerType !== 'COGNITO_USER_POOLS' && cause === undefined,
  );
const isDenied = ({ error }: AccessFacts): boolean => error?.type === 'ACCESS_DENIED';

function statusOf(call: CallRecord | undefined, { error }: AccessFacts): number | undefined {
  return call?.cause === undefined ? call && 200 : error?.statusCode;
}

function causeOf(call: CallRecord | undefined): string | undefined {
  return call?.cause === undefined ? undefined : reasonFor(call.cause);
}

/** What has happened, in place of what the client is told of it. */
function reasonFor(failure: unknown): string {
  return reasonOf(isGatewayError(failure) ? (failure.cause ?? failure) : failure);
}

/** Variables of the access log alone, or whose value is known only at the end. */
const COMPUTED: ReadonlyMap<string, ReadVariable> = new Map<string, ReadVariable>([
  ['status', ({ ended }) => ended.statusCode],
  ['responseLength', ({ ended }) => ended.responseLength],
  ['responseLatency', ({ ended }) => whole(ended.durationInMillis)],
  ['error.message', ({ errorVariables }) => errorVariables?.message],
  ['error.messageString', ({ errorVariables }) => errorVariables?.messageString],
  ['error.responseType', ({ errorVariables }) => errorVariables?.responseType],
  ['error.validationErrorString', ({ errorVariables }) => errorVariables?.validationErrorString],
  ['integrationLatency', integrationLatency],
  ['integrationStatus', integrationStatus],
  ['integrationErrorMessage', integrationError],
  ['awsEndpointRequestId', endpointRequestId],
  ['integration.latency', integrationLatency],
  ['integration.integrationStatus', integrationStatus],
  ['integration.requestId', endpointRequestId],
  ['integration.error', integrationError],
  [
    'integration.status',
    ({ integration, error, ended }) =>
      integration?.start.integrationType === 'AWS_PROXY' && error === undefined
        ? ended.statusCode
        : integration?.statusCode,
  ],
  [
    'integration.responseTransferMode',
    ({ integration, isStreamed }) => integration && (isStreamed ? 'STREAMED' : 'BUFFERED'),
  ],
  [
    'integration.timeToAllHeaders',
    ({ integration }) =>
      integration?.statusCode === undefined ? undefined : whole(integration.durationInMillis),
  ],
  ['integration.timeToFirstContent', ({ timeToFirstContent }) => whole(timeToFirstContent)],
  ['authenticate.error', (facts) => causeOf(authenticator(facts))],
  ['authenticate.latency', (facts) => whole(authenticator(facts)?.durationInMillis)],
  ['authenticate.status', (facts) => statusOf(authenticator(facts), facts)],
  ['authorizer.error', (facts) => causeOf(authorizer(facts))],
  ['authorizer.latency', (facts) => whole(authorizer(facts)?.durationInMillis)],
  // 0 for a result that was kept: no call was made.
  [
    'authorizer.integrationLatency',
    (facts) =>
      valueAt(facts.exchange.context.variables, ['authorizer', 'integrationLatency']) ??
      whole(authorizer(facts)?.durationInMillis),
  ],
  ['authorizer.status', (facts) => statusOf(authorizer(facts), facts)],
  ['authorizer.integrationStatus', (facts) => statusOf(authorizer(facts), facts)],
  ['authorizer.requestId', (facts) => authorizer(facts)?.requestId],
  [
    'authorize.error',
    (facts) => (isEvaluated(facts) && isDenied(facts) ? facts.errorVariables?.message : undefined),
  ],
  ['authorize.latency', (facts) => (isEvaluated(facts) ? 0 : undefined)],
  ['authorize.status', (facts) => (isEvaluated(facts) ? (isDenied(facts) ? 403 : 200) : undefined)],
]);

/** Variables that templates may read, too. */
const CONTEXT: ReadonlySet<string> = new Set([
  'accountId',
  'apiId',
  'authorizer.claims',
  'authorizer.principalId',
  'deploymentId',
  'domainName',
  'domainPrefix',
  'extendedRequestId',
  'httpMethod',
  'identity.accessKey',
  'identity.accountId',
  'identity.apiKey',
  'identity.apiKeyId',
  'identity.caller',
  'identity.clientCert.clientCertPem',
  'identity.clientCert.issuerDN',
  'identity.clientCert.serialNumber',
  'identity.clientCert.subjectDN',
  'identity.clientCert.validity.notAfter',
  'identity.clientCert.validity.notBefore',
  'identity.cognitoAuthenticationProvider',
  'identity.cognitoAuthenticationType',
  'identity.cognitoIdentityId',
  'identity.cognitoIdentityPoolId',
  'identity.principalOrgId',
  'identity.sourceIp',
  'identity.user',
  'identity.userAgent',
  'identity.userArn',
  'identity.vpcId',
  'identity.vpceId',
  'isCanaryRequest',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'resourceId',
  'resourcePath',
  'stage',
]);

const AUTHORIZER_PROPERTY = /^authorizer\.(?:claims\.)?[\w:-]+$/;

/** AWS lists them, although only templates write them. */
const OVERRIDE =
  /^(?:requestOverride\.(?:header|path|querystring)\.|responseOverride\.header\.)[\w-]+$/;

/** Of features that are not here, and of other kinds of API, whose formats are used for this one. */
const NEVER_SET: ReadonlySet<string> = new Set([
  'awsEndpointRequestId2',
  'cipherSuite',
  'connectedAt',
  'connectionId',
  'customDomain.basePathMatched',
  'customDomain.routingRuleIdMatched',
  'dataProcessed',
  'endpointType',
  'eventType',
  'messageId',
  'responseOverride.status',
  'routeKey',
  'tlsVersion',
  'waf.error',
  'waf.latency',
  'waf.status',
  'wafResponseCode',
  'webaclArn',
  'xrayTraceId',
]);

function valueAt(variables: ContextVariables, path: readonly string[]): ContextValue | undefined {
  let value: ContextValue | undefined = variables;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return undefined;
    }
    value = Object.hasOwn(value, name) ? (value as ContextVariables)[name] : undefined;
  }
  return typeof value === 'object' ? null : value;
}
