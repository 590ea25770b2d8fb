// What callers pass: options with odd values, each accepted or refused with an error that names it; and, on a gateway
// that serves, results of authorizers, policies, formats of the access log and signatures, which let nothing in by
// accident and break nothing.
import { readFileSync } from 'node:fs';
import { createGateway } from 'apigateway-middleware';
import { iamAuthorizer } from 'apigateway-middleware/iam';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

const page = readFileSync(new URL('../../docs/options.md', import.meta.url), 'utf8');
const NAMES = Array.from(page.matchAll(/^\| `(\w+)` \|/gm), ([, name = '']) => name);
const SILENT = { onError: () => {}, onWarnings: () => {} };

const DOCUMENT = {
  openapi: '3.0.1',
  info: { title: 'callers', version: '1' },
  components: {
    securitySchemes: {
      guard: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerResultTtlInSeconds: 0 },
      },
      signed: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
    },
  },
  paths: { '/guarded': { get: method('guard') }, '/signed': { get: method('signed') } },
};

/** @param {string} scheme */
function method(scheme) {
  return {
    security: [{ [scheme]: [] }],
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode":200}' },
      responses: { default: { statusCode: '200' } },
    },
  };
}

/** @param {Random} random */
export function optionsInput(random) {
  return { [random.of(NAMES)]: value(random, 3), ...(random.chance(0.3) && { odd: 1 }) };
}

/** @param {object} options */
export async function checkOptions(options) {
  let gateway;
  try {
    gateway = createGateway(DOCUMENT, { ...SILENT, authorizers: OPEN, ...options });
  } catch (error) {
    if (!(error instanceof TypeError) && error?.name !== 'ApiImportError') {
      throw error;
    }
    const known = Object.keys(options).some((name) => error.message.includes(name));
    if (!known && error.name !== 'ApiImportError') {
      throw new Error('The error does not name the option', { cause: error });
    }
    return;
  }
  await statusOf(gateway, '/guarded', 'token');
  await gateway.close();
}

const OPEN = { guard: () => true, AWS_IAM: () => true };

/** @param {Random} random */
export function callerInput(random) {
  const statement = {
    Effect: random.of(['Allow', 'Deny', 'allow', random.of(ODD_VALUES)]),
    Action: random.of(['execute-api:Invoke', '*', random.of(ODD_VALUES)]),
    Resource: random.of(['*', 'arn:aws:execute-api:*', random.of(ODD_VALUES)]),
    ...(random.chance(0.3) && { [random.of(HOSTILE_NAMES) || 'Condition']: value(random, 2) }),
  };
  const policy = { Version: '2012-10-17', Statement: random.chance(0.7) ? [statement] : statement };
  return {
    result: random.of([
      { principalId: 'a', policyDocument: policy },
      { claims: value(random, 2) },
      value(random, 3),
    ]),
    format: `{"id":"$context.requestId","a":"$context.${random.of(['identity.', 'authorizer.', ''])}${random.text(4)}","b":$context.status,${random.text(10)}`,
    authorization: random.of([
      `AWS4-HMAC-SHA256 Credential=AKID/${random.text(8)}/aws4_request, SignedHeaders=${random.text(6)}, Signature=${random.text(9)}`,
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=00',
      random.text(60),
    ]),
    headers: Array.from({ length: 2 * random.below(5) }, (_, at) =>
      at % 2 === 0 ? `x-${random.text(5)}` : random.text(12),
    ),
  };
}

/** @param {ReturnType<typeof callerInput>} input */
export async function checkCallers({ result, format, authorization, headers }) {
  const options = {
    ...SILENT,
    authorizers: {
      guard: () => result,
      AWS_IAM: iamAuthorizer({
        credentials: [
          {
            accessKeyId: 'AKID',
            secretAccessKey: 'secret',
            userArn: 'arn:aws:iam::123456789012:user/a',
          },
        ],
      }),
    },
  };
  let gateway;
  try {
    gateway = createGateway(DOCUMENT, { ...options, accessLog: { format, write: () => {} } });
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
    gateway = createGateway(DOCUMENT, options);
  }
  await statusOf(gateway, '/guarded', 'token', headers);
  const signed = await statusOf(gateway, '/signed', authorization, headers);
  if (signed < 400) {
    throw new Error(`A signature that is not one got ${signed}`);
  }
  await gateway.close();
}

/** @param {import('apigateway-middleware').Gateway} gateway @param {string} path @param {string} authorization @param {readonly string[]} headers */
async function statusOf(gateway, path, authorization, headers = []) {
  const response = await gateway.invoke({
    httpMethod: 'GET',
    path,
    queryString: '',
    headers: [...headers, 'Authorization', authorization],
    sourceIp: '192.0.2.1',
  });
  if (response === undefined) {
    return 404;
  }
  await response.body?.bytes(1_000_000);
  return response.statusCode;
}

/** @param {Random} random @param {number} depth @returns {any} */
function value(random, depth) {
  if (depth === 0 || random.chance(0.4)) {
    return random.of([...ODD_VALUES, () => {}, undefined, Number.NaN, -1n, Symbol('odd')]);
  }
  return random.chance(0.4)
    ? [value(random, depth - 1)]
    : {
        [random.of([...HOSTILE_NAMES, ...NAMES, '*/*', '/guarded/GET', 'guard', 'HTTP'])]: value(
          random,
          depth - 1,
        ),
      };
}
