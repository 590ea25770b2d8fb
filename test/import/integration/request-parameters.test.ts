import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { document, findings, issuesOf, MOCK, onlyMethod } from '../minimal-document.js';

function mapped(requestParameters: object, path = '/pets/{id}/{proxy+}') {
  return document({
    paths: {
      [path]: {
        get: {
          parameters: [
            { in: 'query', name: 'q' },
            { in: 'header', name: 'X-H' },
            { in: 'path', name: 'other' },
          ],
          responses: { 200: {} },
          'x-amazon-apigateway-integration': { ...MOCK, requestParameters },
        },
      },
    },
  });
}

const AT =
  '#/paths/~1pets~1{id}~1{proxy+}/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.t';
const UNRELATED = 'warning UNDECLARED_PARAMETER #/paths/~1pets~1{id}~1{proxy+}/get/parameters/2';

test.each<[unknown, readonly string[]]>([
  ['method.request.path.id', []],
  ['method.request.path.proxy', []],
  ['method.request.path.other', []],
  ['method.request.querystring.q', []],
  ['method.request.multivaluequerystring.q', []],
  ['method.request.header.X-H', []],
  ['method.request.multivalueheader.X-H', []],
  ['context.requestId', []],
  ['stageVariables.v', []],
  ["'text'", []],
  ['method.request.header.x-h', [`warning DIFFERS_FROM_AWS ${AT}`]],
  ['method.request.path.none', [`error UNDECLARED_PARAMETER ${AT}`]],
  ['method.request.querystring.Q', [`error UNDECLARED_PARAMETER ${AT}`]],
  ['method.request.header.none', [`error UNDECLARED_PARAMETER ${AT}`]],
  ['method.request.query.q', [`error INVALID_PARAMETER_MAPPING ${AT}`]],
  ['text', [`error INVALID_PARAMETER_MAPPING ${AT}`]],
  ["'${origin}'", [`error UNRESOLVED_VARIABLE ${AT}`]],
  [{ 'Fn::Sub': "'${x}'" }, [`error UNRESOLVED_VARIABLE ${AT}`]],
  [{ a: 1 }, [`error INVALID_TYPE ${AT}`]],
  [true, [`warning INVALID_TYPE ${AT}`]],
  [5, [`warning INVALID_TYPE ${AT}`]],
  [null, [`warning INVALID_TYPE ${AT}`]],
])('a request mapping of %j', (expression, expected) => {
  expect(findings(mapped({ 'integration.request.header.t': expression }))).toEqual([
    UNRELATED,
    ...expected,
  ]);
});

test('an undeclared parameter is reported in the words of AWS, with those that are declared', () => {
  const issues = issuesOf(mapped({ 'integration.request.header.t': 'method.request.path.petId' }));
  expect(issues.at(-1)?.message).toBe(
    'Invalid mapping expression parameter specified: method.request.path.petId; declare the path parameter "petId" in the operation (declared: id, proxy, other)',
  );
});

test('a mapping that is not a string is left out with the warning of AWS, and the rest works', () => {
  const api = importRestApi(
    mapped(
      { 'integration.request.header.a': true, 'integration.request.header.b': "'x'" },
      '/test',
    ),
  );
  expect(api.warnings.at(-1)?.message).toBe(
    "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.a' of resource '/test' and method 'GET' but got 'true'",
  );
  expect(onlyMethod(api).integration?.requestParameters).toMatchObject([
    { location: 'header', name: 'b' },
  ]);
});

test('a wrong target is refused with the right one', () => {
  const [, issue] = issuesOf(mapped({ 'integration.request.query.x': "'y'" }));
  expect(issue).toMatchObject({
    code: 'INVALID_PARAMETER_MAPPING',
    message: expect.stringContaining('integration.request.querystring.x'),
  });
});
