import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { integration } from '../minimal-document.js';

test.each<readonly [uri: string, type: string, effect: string]>([
  ['http://x.test/${stageVariables.v}', 'http_proxy', 'it is replaced with nothing, as on AWS'],
  ['http://${stageVariables.v}/pets', 'http_proxy', 'the method responds with 500, as on AWS'],
  [
    'arn:aws:apigateway:us-east-1:sqs:path/${stageVariables.v}',
    'aws',
    'it is replaced with nothing, as on AWS',
  ],
  ['arn:aws:apigateway:us-east-1:sqs:${stageVariables.v}', 'aws', 'the method responds with 500'],
])('%s of %s: a stage variable that is not set is a warning', (uri, type, effect) => {
  const parts = { type, httpMethod: 'POST', uri };
  const { warnings } = importRestApi(integration(parts));
  expect(warnings.map(({ message }) => message)).toContain(
    `The stage variable "v" is not set, so ${effect}: set it in the option "stageVariables"`,
  );
  const set = importRestApi(integration(parts), { stageVariables: { v: 'path/a' } });
  expect(set.warnings.filter(({ message }) => message.includes('"v" is not set'))).toEqual([]);
});
