import { describe, expect, test } from 'vitest';
import type { CoreOptions } from '../../../src/core/options/options.js';
import { withFileStage } from '../../../src/core/stage/file-stage.js';
import { createGateway } from '../../../src/gateway.js';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import type { DocumentStage, DocumentUsagePlan } from '../../../src/model/stage.js';
import { operation } from '../../import/minimal-document.js';
import { stageApi } from '../../stage/stage-api.js';
import { requestOf } from '../../support/scope.js';

const EMPTY: DocumentStage = { variables: {}, methodSettings: [], apiKeys: [], usagePlans: [] };

const PLAN: DocumentUsagePlan = {
  id: 'basic',
  name: undefined,
  throttle: { rateLimit: 5, burstLimit: 10 },
  methodThrottles: { 'pets/GET': { rateLimit: 1 }, '/gone/GET': { rateLimit: 1 } },
  apiKeyIds: ['Key'],
};

const KEYS = [
  { id: 'Key', value: 'secret', enabled: true },
  { id: 'Made', enabled: true },
];

function taken(stage: Partial<DocumentStage>, options: CoreOptions = {}, api = stageApi) {
  const { options: made, issues } = withFileStage(options, { ...EMPTY, ...stage }, api);
  return { made, messages: issues.map(({ message }) => message), issues };
}

test('without a stage, or with an empty one, the options are the caller’s', () => {
  const options = { cache: true };
  expect(withFileStage(options, undefined, stageApi)).toEqual({ options, issues: [] });
  expect(taken({}, options)).toMatchObject({ made: options, issues: [] });
});

describe('the format of the access log', () => {
  const write = () => {};
  const accessLogFormat = '$context.requestId';

  test('is that of the file if the option has none', () => {
    expect(taken({ accessLogFormat }, { accessLog: { write } }).made.accessLog).toEqual({
      write,
      format: accessLogFormat,
    });
    const own = { write, format: '$context.extendedRequestId' };
    expect(taken({ accessLogFormat }, { accessLog: own }).made.accessLog).toEqual(own);
    expect(taken({ accessLogFormat }).made.accessLog).toBeUndefined();
  });

  test('is the default, with a warning, if AWS would refuse that of the file', () => {
    const { made, messages } = taken({ accessLogFormat: 'a\nb' }, { accessLog: { write } });
    expect(made.accessLog).toEqual({ write });
    expect(messages).toEqual([
      'The format of the access log in the file is not used: the format must be a single line: a line break is allowed only at its end',
    ]);
  });
});

describe('settings of methods', () => {
  const all = { resourcePath: '/*', httpMethod: '*' };

  test('are those of the option, by method; later entries add to earlier ones', () => {
    const { made, messages } = taken({
      methodSettings: [
        { ...all, cachingEnabled: true, throttlingRateLimit: undefined },
        { ...all, cacheTtlInSeconds: 5 },
        { resourcePath: '/', httpMethod: 'GET', throttlingRateLimit: 2, throttlingBurstLimit: -1 },
        { resourcePath: '/pets/{id}', httpMethod: 'GET', cachingEnabled: false },
      ],
    });
    expect(messages).toEqual([]);
    expect(made.methodSettings).toEqual({
      '/*/*': { cachingEnabled: true, cacheTtlInSeconds: 5 },
      '//GET': { throttlingRateLimit: 2, throttlingBurstLimit: -1 },
      '/pets/{id}/GET': { cachingEnabled: false },
    });
  });

  test.each([
    [{ resourcePath: '/gone', httpMethod: 'GET' }, /for \/gone\/GET are not used: .*not a method/],
    [{ resourcePath: '/pets', httpMethod: '*' }, /for \/pets\/\* are not used: .*\*\/\*/],
    [
      { ...all, cacheTtlInSeconds: 3601 },
      /cacheTtlInSeconds must be a whole number from 0 to 3600/,
    ],
    [{ ...all, unauthorizedCacheControlHeaderStrategy: 'FAIL' }, /must be one of/],
  ])('%j is a warning, and nothing else', (setting, message) => {
    const { made, issues } = taken({ methodSettings: [setting] });
    expect(made.methodSettings).toBeUndefined();
    expect(issues).toMatchObject([
      { severity: 'warning', code: 'IGNORED_SETTING', message: expect.stringMatching(message) },
    ]);
  });

  test('of the caller replace all of the file', () => {
    const methodSettings = { '//GET': { throttlingRateLimit: 1 } };
    const stage = { methodSettings: [{ ...all, cachingEnabled: true }] };
    expect(taken(stage, { methodSettings }).made).toEqual({ methodSettings });
    expect(taken(stage, { methodSettings: {} }).made).toEqual({ methodSettings: {} });
  });
});

test.each([
  [true, {}, { cache: true }],
  [false, {}, {}],
  [undefined, {}, {}],
  [true, { cache: false }, { cache: false }],
  [true, { cache: { maxBytes: 5 } }, { cache: { maxBytes: 5 } }],
])(
  'with cacheClusterEnabled %j and %j the options are %j',
  (cacheClusterEnabled, options, made) => {
    expect(taken({ cacheClusterEnabled }, options).made).toEqual(made);
  },
);

test.each([
  [{ percentTraffic: 5, stageVariableOverrides: { a: 'b' } }, {}, 5, 0],
  [{ percentTraffic: 500, stageVariableOverrides: {} }, {}, undefined, 1],
  [
    { percentTraffic: 5, stageVariableOverrides: {} },
    { canarySettings: { percentTraffic: 0 } },
    0,
    0,
  ],
])(
  'of the canary %j and the options %j, the traffic is %j',
  (canarySettings, options, percent, warnings) => {
    const { made, messages } = taken({ canarySettings }, options);
    expect([made.canarySettings?.percentTraffic, messages.length]).toEqual([percent, warnings]);
  },
);

describe('API keys and usage plans', () => {
  const keyed = importRestApi(
    operation(
      {
        security: [{ key: [] }],
      },
      {
        components: {
          securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
        },
      },
    ),
    { stage: 'test' },
  );

  test('are those of the file; a limit for a method that the API lacks is a warning', () => {
    const { made, messages } = taken({ apiKeys: KEYS, usagePlans: [PLAN] });
    expect(made.apiKeys).toEqual(new Map([['secret', { id: 'Key', enabled: true }]]));
    expect(made.usagePlans).toEqual([
      {
        id: 'basic',
        keys: ['Key'],
        throttle: { rateLimit: 5, burstLimit: 10 },
        apiStages: [{ stage: 'test', throttle: { '/pets/GET': { rateLimit: 1 } } }],
      },
    ]);
    expect(messages).toEqual([
      expect.stringMatching(/^A limit of the usage plan basic .*"\/gone\/GET"/),
    ]);
  });

  test('a key without a value is a warning where keys are asked for', () => {
    expect(taken({ apiKeys: KEYS }, {}, keyed).messages).toEqual([
      expect.stringMatching(/no value for the API keys Made, .*set the option apiKeys/),
    ]);
    expect(taken({ apiKeys: KEYS }).messages).toEqual([]);
  });

  test.each([
    [
      'a plan with a wrong quota',
      [{ ...PLAN, methodThrottles: {}, quota: { limit: -1, period: 'DAY' } }],
    ],
    [
      'a key in two plans',
      [
        { ...PLAN, methodThrottles: {} },
        { ...PLAN, id: 'more', methodThrottles: {} },
      ],
    ],
  ] as const)('%s refuses its keys, and is a warning', async (_, usagePlans) => {
    const { made, messages } = taken({ apiKeys: KEYS.slice(0, 1), usagePlans }, {}, keyed);
    expect(made.usagePlans).toEqual([]);
    expect(messages).toEqual([expect.stringMatching(/ are refused: /)]);
    const gateway = createGateway(keyed, { ...made, onWarnings: () => {} });
    const reply = await gateway.invoke(
      requestOf({ path: '/pets', headers: ['x-api-key', 'secret'] }),
    );
    expect(reply?.statusCode).toBe(403);
  });

  test.each([
    ['apiKeys', { apiKeys: new Map() }, ['apiKeys']],
    ['usagePlans', { usagePlans: [] }, ['apiKeys', 'usagePlans']],
  ])('the option %s replaces the plans of the file', (_, options, names) => {
    const { made } = taken({ apiKeys: KEYS.slice(0, 1), usagePlans: [PLAN] }, options);
    expect(Object.keys(made).sort()).toEqual(names);
    expect(made).toMatchObject(options);
  });
});

test('a template behaves as the stage that it describes', async () => {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Name: 'Shop',
          Body: operation({
            'x-amazon-apigateway-integration': {
              type: 'http_proxy',
              httpMethod: 'GET',
              uri: 'http://backend.test/',
            },
          }),
        },
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: { Ref: 'Api' },
          StageName: 'prod',
          CacheClusterEnabled: true,
          CacheClusterSize: '0.5',
          MethodSettings: [
            { ResourcePath: '/*', HttpMethod: '*', CachingEnabled: true },
            { ResourcePath: '/~1gone', HttpMethod: 'GET', CachingEnabled: true },
          ],
        },
      },
    },
  };
  let calls = 0;
  const open = (options: object) =>
    createGateway(JSON.stringify(template), {
      backends: { HTTP_PROXY: () => ({ statusCode: 200, body: `call ${++calls}` }) },
      onWarnings: () => {},
      ...options,
    });
  const text = async (gateway: ReturnType<typeof open>) => {
    const reply = await gateway.invoke(requestOf({ path: '/pets' }));
    return new TextDecoder().decode(await reply?.body?.bytes(100));
  };
  const gateway = open({});
  expect([await text(gateway), await text(gateway)]).toEqual(['call 1', 'call 1']);
  expect(gateway.warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('for /gone/GET are not used'),
  ]);
  const uncached = open({ cache: false });
  expect([await text(uncached), await text(uncached)]).toEqual(['call 2', 'call 3']);
});
