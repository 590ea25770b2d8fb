import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importRestApi } from '../../../../src/import/import-rest-api.js';
import { loadDocument } from '../../../../src/load/load-document.js';
import { factsOf } from './facts.js';

const TWINS = new URL('twins/', import.meta.url);
const FORMS = [
  'openapi.yaml',
  'plan.json',
  'body-plan.json',
  'terraform.tfstate',
  'body-terraform.tfstate',
  'state.json',
  'resources',
  'body',
];

const cases = readdirSync(TWINS).flatMap((twin) => FORMS.map((form) => [twin, form] as const));

/** What a plan leaves open, because it comes from a local value. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '5-authorizers as plan.json': {
    'aws_api_gateway_method.door["token"].authorizer_id': 'aws_api_gateway_authorizer.tokens',
    'aws_api_gateway_method.door["wide"].authorizer_id': 'aws_api_gateway_authorizer.wide',
  },
};

test.each(cases)('%s as %s is the same API', (twin, form) => {
  const folder = new URL(`${twin}/`, TWINS);
  const variables = VARIABLES[`${twin} as ${form}`];
  const document = loadDocument(new URL(form, folder), { variables, region: 'eu-west-1' });
  const facts: unknown = JSON.parse(readFileSync(new URL('facts.json', folder), 'utf8'));
  expect(withSortedLists(factsOf(document))).toEqual(withSortedLists(facts));
  expect(() => importRestApi(document)).not.toThrow();
});

test('A plan does not have local values: what comes from one is asked for by its address', () => {
  const plan = new URL('5-authorizers/plan.json', TWINS);
  expect(() => loadDocument(plan)).toThrow(
    'aws_api_gateway_method.door["token"].authorizer_id is known only after the deployment, and it comes from a local value',
  );
});

/** Lists of media types, scopes and ARNs are sets. */
function withSortedLists(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts), (_key, value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.sort() : value,
  );
}
