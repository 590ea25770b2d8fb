import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './support/installed-package.js';

const coreValues = [
  'ACCESS_LOG_FORMATS',
  'ApiImportError',
  'BodyTooLargeError',
  'GatewayError',
  'MappingError',
  'TemplateError',
  'createGateway',
  'defineApi',
  'formatIssue',
  'importRestApi',
  'templateOf',
];

const coreTypes = [
  'AccessLogOption',
  'AdmitHook',
  'ApiDocument',
  'ApiIntegration',
  'ApiKey',
  'ApiKeyLookup',
  'ApiKeyRecord',
  'ApiKeys',
  'ApiOperation',
  'ApiPathItem',
  'ApiStage',
  'Authorizer',
  'AuthorizerEvent',
  'AuthorizerResult',
  'AwsCredentials',
  'AwsCredentialsProvider',
  'AwsEndpoint',
  'AwsOptions',
  'AwsService',
  'Backend',
  'BackendAnswer',
  'BackendCall',
  'BackendResponse',
  'Body',
  'BoxName',
  'CacheControlStrategy',
  'CacheOptions',
  'CacheStep',
  'CallObserver',
  'CanarySettings',
  'ChangedRequest',
  'ClientCertificate',
  'ClientConnection',
  'ClientResponse',
  'Closable',
  'ConditionKeys',
  'ConditionKeysHook',
  'ContentHandling',
  'ContextHook',
  'ContextPatch',
  'ContextValue',
  'ContextVariables',
  'CoreOptions',
  'CounterStore',
  'DocumentTemplate',
  'EndedBox',
  'EndedCall',
  'EndedRequest',
  'EndpointResponse',
  'EndpointResponseStep',
  'EntryStore',
  'ExecutionLog',
  'Gateway',
  'GatewayReply',
  'GatewayRequest',
  'GatewayResponse',
  'GatewayResponseStep',
  'GatewayResponseType',
  'HeaderList',
  'IdentityValidation',
  'ImportIssue',
  'ImportIssueCode',
  'ImportOptions',
  'IntegrateHook',
  'Integration',
  'IntegrationRequest',
  'IntegrationRequestStep',
  'IntegrationResponse',
  'IntegrationTraits',
  'IntegrationType',
  'InvokeOptions',
  'InvokeRequest',
  'JsonPointer',
  'KnownApiKey',
  'LambdaContext',
  'LambdaFunction',
  'LambdaHandler',
  'LambdaInvocation',
  'LambdaInvocationType',
  'LambdaInvoke',
  'LambdaOutcome',
  'MappedIntegration',
  'MappingScope',
  'MappingStep',
  'MappingTemplate',
  'Match',
  'Method',
  'MethodAuthorizer',
  'MethodRequest',
  'MethodRequestStep',
  'MethodResponse',
  'MethodResponseStep',
  'MethodSetting',
  'MethodTemplates',
  'ModelCheck',
  'NextCall',
  'ObserveHook',
  'ObservedBox',
  'ObservedCall',
  'ObservedRequest',
  'Overrides',
  'ParameterLocation',
  'ParameterSource',
  'PassthroughBehavior',
  'PathTemplate',
  'PolicyConditions',
  'PolicyDocument',
  'PolicyStatement',
  'Position',
  'ProxyIntegration',
  'QuotaCount',
  'QuotaSettings',
  'RecordedBody',
  'RecordedFields',
  'RecordedStep',
  'RenderedOverrides',
  'RequestBody',
  'RequestContext',
  'RequestLimit',
  'RequestObserver',
  'RequestParameter',
  'RequestParameterMapping',
  'RequestRecord',
  'RequestValidator',
  'Resource',
  'ResourcePolicyOption',
  'ResponseParameterMapping',
  'ResponseTransferMode',
  'RestApi',
  'SelectionCandidate',
  'SelectionPattern',
  'SelectionStep',
  'SignedRequest',
  'Stage',
  'StageCache',
  'Stores',
  'TemplateEngine',
  'TemplateInput',
  'TemplateStep',
  'TextHeaders',
  'ThrottleSettings',
  'TokenBucket',
  'UriTemplate',
  'UsagePlan',
  'WireHeaders',
];

// Changing a list here is changing the public interface: CHANGELOG.md wants a line.
const entryPoints: Readonly<
  Record<string, { readonly values: string[]; readonly types: string[] }>
> = {
  'src/core/index.ts': { values: coreValues, types: coreTypes },
  'src/index.ts': {
    values: [
      ...coreValues,
      'HttpResponseStream',
      'loadDocument',
      'stageOf',
      'streamifyResponse',
    ].sort(),
    types: [
      ...coreTypes,
      'ApiSource',
      'GatewayOptions',
      'AllowedBackends',
      'BackendAddress',
      'HttpDispatcher',
      'LambdaResponseStream',
      'LambdaStreamMetadata',
      'LambdaStreamingHandler',
      'LoadOptions',
      'VariableValues',
    ].sort(),
  },
  'src/console/console.ts': {
    values: ['gatewayConsole'],
    types: ['ConsoleOptions', 'ConsoleSource', 'GatewayConsole', 'KoaContext'],
  },
  'src/redis/redis-stores.ts': {
    values: ['redisStores'],
    types: ['RedisClient', 'RedisScriptCall', 'RedisStores', 'RedisStoresOptions'],
  },
  'src/adapters/express.ts': {
    values: ['gatewayMiddleware'],
    types: ['ExpressMiddleware', 'ExpressNative', 'ExpressRaw'],
  },
  'src/adapters/fastify.ts': {
    values: ['gatewayPlugin'],
    types: ['FastifyGatewayPlugin', 'FastifyNative'],
  },
  'src/adapters/fetch.ts': {
    values: ['gatewayHandler'],
    types: ['ClientConnection', 'FetchHandler', 'FetchNative', 'FetchOptions'],
  },
  'src/adapters/koa/koa.ts': {
    values: ['gatewayMiddleware'],
    types: ['KoaMiddleware', 'KoaNative', 'KoaRaw'],
  },
  'src/adapters/node.ts': {
    values: ['gatewayMiddleware'],
    types: ['NodeMiddleware', 'NodeNative', 'NodeRaw'],
  },
  'src/mapping/index.ts': {
    values: [
      'TemplateError',
      'createVelocityEngine',
      'evaluateJsonPath',
      'renderTemplate',
      'velocityEngine',
    ],
    types: [
      'JsonPathEdition',
      'MappingScope',
      'MappingTemplate',
      'Overrides',
      'RenderedOverrides',
      'TemplateEngine',
      'TemplateInput',
      'VelocityLimits',
    ],
  },
  'src/cognito/index.ts': {
    values: ['cognitoAuthorizer'],
    types: ['CognitoAuthorizerOptions', 'JsonWebKeySet'],
  },
  'src/iam/index.ts': {
    values: ['iamAuthorizer'],
    types: [
      'CredentialLookup',
      'IamAuthorizerOptions',
      'IamCredential',
      'IamCredentials',
      'ListedCredential',
    ],
  },
  'src/mapping/templates/velocityjs.ts': { values: ['velocityjsEngine'], types: [] },
};

test('each entry point of package.json is pinned here', () => {
  const { exports } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const { './package.json': _manifest, './schema.json': _schema, ...code } = exports;
  const sources = Object.values<{ import: { default: string } }>(code).map((conditions) =>
    conditions.import.default.replace(/^\.\/dist\/esm\/(.*)\.js$/, 'src/$1.ts'),
  );
  expect(sources.sort()).toEqual(Object.keys(entryPoints).sort());
});

describe.each(Object.entries(entryPoints))('%s', (file, { values, types }) => {
  test('exports these values', async () => {
    expect(Object.keys(await import(join(projectRoot, file))).sort()).toEqual(values);
  });

  test('exports these types', () => {
    expect([...typesOf(join(projectRoot, file))].sort()).toEqual(types);
  });
});

/** The types that a module names, read from its text; `export *` is followed. */
function typesOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8');
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(/^export (?:interface|type) (\w+)/gm)) {
    names.add(name);
  }
  for (const [, isType, list = ''] of text.matchAll(/^export (type )?\{([^}]*)\}/gm)) {
    for (const [, mark, name = ''] of list.matchAll(/(type )?(\w+)\s*(?:,|$)/g)) {
      if (isType !== undefined || mark !== undefined) {
        names.add(name);
      }
    }
  }
  for (const [, from = ''] of text.matchAll(/^export (?:type )?\* from '(.*)\.js';/gm)) {
    for (const name of typesOf(join(dirname(file), `${from}.ts`))) {
      names.add(name);
    }
  }
  return names;
}
