import { expect, test } from 'vitest';
import { functionWith, issuesOf, restApi } from '../translating.js';

const MODELS = 'Models: { User: { type: object } }';
const VALIDATOR = 'x-amazon-apigateway-request-validator';

function post(
  model: string,
  api = MODELS,
): Record<string, unknown> & { body: Record<string, unknown> } {
  const { Body } = restApi(api, functionWith({ 'post /a': `RequestModel: ${model}` }));
  return { ...Body.paths['/a'].post, body: Body };
}

test('In Swagger 2.0, a request model is a parameter', () => {
  expect(post('{ Model: User }').parameters).toEqual([
    { in: 'body', name: 'user', schema: { $ref: '#/definitions/user' } },
  ]);
  expect(post('{ Model: User, Required: true }').parameters).toMatchObject([{ required: true }]);
});

test('In OpenAPI 3, it is a request body', () => {
  const { requestBody } = post(
    '{ Model: User, Required: false }',
    `${MODELS}\nOpenApiVersion: 3.0.1`,
  );
  expect(requestBody).toEqual({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/user' } } },
    required: false,
  });
});

test.each<readonly [string, string | undefined, boolean, boolean]>([
  ['', undefined, false, false],
  ['ValidateBody: true', 'body-only', true, false],
  ['ValidateParameters: true', 'params-only', false, true],
  ['ValidateBody: true, ValidateParameters: true', 'body-and-params', true, true],
  ['ValidateBody: false', 'no-validation', false, false],
])('With %j, the validator is %s', (flags, name, body, parameters) => {
  const operation = post(`{ Model: User, ${flags} }`);
  expect(operation[VALIDATOR]).toBe(name);
  expect(operation.body[`${VALIDATOR}s`]).toEqual(
    name && { [name]: { validateRequestBody: body, validateRequestParameters: parameters } },
  );
});

test('Validators of several events are listed once', () => {
  const model = 'RequestModel: { Model: User, ValidateBody: true }';
  const other = 'RequestModel: { Model: User, ValidateBody: false }';
  const { Body } = restApi(
    MODELS,
    functionWith({ 'post /a': model, 'put /a': model, 'patch /a': other }),
  );
  expect(Object.keys(Body[`${VALIDATOR}s`])).toEqual(['body-only', 'no-validation']);
});

const START = 'INVALID_MODEL Unable to set the request model of post "/a":';
test.each<readonly [string, string, string]>([
  [MODELS, '{ Model: Usr }', `17:29 error ${START} the "Models" of "Api" do not define "Usr"`],
  [MODELS, '{ Model: [] , Required: true, X: 1 }', ''],
  [
    MODELS,
    '{ Model: [1] }',
    `17:29 error ${START} "Model" must be the name of a model, not an array`,
  ],
  [MODELS, 'User', `17:13 error ${START} "RequestModel" must be an object, not the string "User"`],
  ['Name: x', '{ Model: User }', `17:29 error ${START} "Api" does not define "Models"`],
  [
    MODELS,
    '{ Model: User, ValidateBody: "yes" }',
    '17:42 error INVALID_TYPE "ValidateBody" must be true or false, not the string "yes"',
  ],
])('With %j, the request model %s has the issue %j', (api, model, issue) => {
  const rest = functionWith({ 'post /a': `RequestModel: ${model}` });
  expect(issuesOf(api, rest)).toEqual(issue === '' ? [] : [issue]);
});
