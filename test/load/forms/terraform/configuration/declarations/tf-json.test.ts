import { expect, test } from 'vitest';
import { readText } from '../../../../../../src/load/load-document.js';
import { stageOf } from '../../../../../../src/load/stage-options.js';
import { mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';
import { outcome, routesOf } from '../../issues.js';

const ID = '${aws_api_gateway_rest_api.pets.id}';
const METHOD = {
  rest_api_id: ID,
  resource_id: '${aws_api_gateway_rest_api.pets.root_resource_id}',
  http_method: 'GET',
};
const API = {
  resource: {
    aws_api_gateway_rest_api: { pets: { name: 'Pets', '//': 'a comment' } },
    aws_api_gateway_method: [{ root: { ...METHOD, authorization: 'NONE' } }],
    aws_api_gateway_integration: { root: [{ ...METHOD, type: 'MOCK' }] },
  },
};

test('A configuration in JSON is one in another syntax', () => {
  const outcome = outcomeOfFolder({ 'cdk.tf.json': JSON.stringify(API) });
  expect(routesOf(outcome)).toEqual(['GET /']);
});

test('The text of a configuration in JSON is recognized without a file', () => {
  expect(routesOf(outcome(() => readText(JSON.stringify(API))))).toEqual(['GET /']);
});

test.each<[unknown, unknown]>([
  ['${var.a}-${local.n + 1}', 'x-3'],
  ['$${a}', '${a}'],
  ['${jsonencode(local.o)}', '{"k-x":[1,true,null]}'],
  ['${[for x in ["a"] : upper(x)][0]}', 'A'],
])('The text %j is a template', (template, text) => {
  const json = {
    variable: { a: { type: 'string', default: 'x' } },
    locals: [{ n: 2, o: { 'k-${var.a}': [1, true, null] } }, { t: template }],
  };
  expect(textOf('local.t', { 'more.tf.json': JSON.stringify(json) })).toBe(text);
});

test('Which members are blocks, the type of the resource says', () => {
  const stage = { rest_api_id: ID, stage_name: 'live' };
  const content = { throttling_rate_limit: '${settings.value}' };
  const json = {
    resource: {
      aws_api_gateway_stage: {
        live: { ...stage, canary_settings: { percent_traffic: 5, use_stage_cache: true } },
      },
      aws_api_gateway_method_settings: {
        all: {
          ...stage,
          method_path: '*/*',
          dynamic: { settings: [{ for_each: [7], content }] },
        },
      },
    },
  };
  const files = { 'main.tf': mockConfiguration(), 'stage.tf.json': JSON.stringify(json) };
  const { document } = outcomeOfFolder(files);
  expect(stageOf(document ?? {})).toMatchObject({
    canarySettings: { percentTraffic: 5, useStageCache: true },
    methodSettings: [{ throttlingRateLimit: 7 }],
  });
});

test('A mistake has its place in the JSON text', () => {
  const json = '{"locals": {\n  "t": "a ${1 + }"\n}}';
  expect(outcomeOfFolder({ 'main.tf': mockConfiguration(), 'x.tf.json': json }).issues).toEqual([
    expect.stringMatching(/^2:\d+ error INVALID_DOCUMENT/),
  ]);
});
