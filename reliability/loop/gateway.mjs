// One gateway for one case: what it sends to the client, and why it ended a request.
import { createGateway } from 'apigateway-middleware';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {{ status: number, limit: string | undefined }} Outcome */

const LENGTHY = 64 * 1024 * 1024;
const JSON_TYPE = 'application/json';

/** @param {Case} testCase @param {Uint8Array} bytes */
export function gatewayFor(testCase, bytes) {
  /** @type {string | undefined} */
  let limit;
  const gateway = createGateway(documentOf(testCase), {
    onWarnings: () => {},
    onError: (error) => {
      limit ??= limitOf(error);
    },
    backends: {
      HTTP: () => ({
        statusCode: 200,
        headers: { 'Content-Type': JSON_TYPE },
        body: testCase.responseTemplate === undefined ? '' : bytes,
      }),
      HTTP_PROXY: ({ body }) => ({
        statusCode: 200,
        headers: { 'Content-Type': JSON_TYPE },
        body: body instanceof Uint8Array ? body : '',
      }),
    },
    lambda: {
      echo: async (/** @type {any} */ event) => ({
        statusCode: 200,
        body: event.body.slice(0, 5_000_000),
      }),
    },
    ...testCase.options,
  });
  /** @returns {Promise<Outcome>} */
  const send = async () => {
    limit = undefined;
    const response = await gateway.invoke({
      httpMethod: 'POST',
      path: '/case',
      queryString: testCase.queryString ?? '',
      headers: { 'Content-Type': JSON_TYPE, ...testCase.headers },
      body: bytes,
    });
    const text = await response?.body?.bytes(LENGTHY);
    const status = response?.statusCode ?? 0;
    return { status, limit: limit ?? (status === 400 ? sentenceOf(text) : undefined) };
  };
  return { send, close: () => gateway.close() };
}

/** The message of the error that a limit threw, however far down it is. @param {any} error @returns {string | undefined} */
function limitOf(error) {
  for (let cause = error; cause !== undefined; cause = cause.cause) {
    if (LIMITS.test(cause.message) && cause.cause === undefined) {
      return cause.message;
    }
  }
  return undefined;
}

const LIMITS = /\b(?:more than|longer than|too many|too deep|too deeply|takes more|steps|limit)\b/;

/** The sentence about a body that took too many steps to check. @param {Uint8Array | undefined} bytes */
function sentenceOf(bytes) {
  const text = new TextDecoder().decode(bytes?.subarray(0, 2000));
  return /too many steps to check|nested too deep|does not match input string/.exec(text)?.[0];
}

/** @param {Case} testCase @returns {any} */
function documentOf({ template, responseTemplate, schema, parameters, type = 'http', isBinary }) {
  const responses =
    responseTemplate === undefined
      ? { default: { statusCode: '200' } }
      : {
          default: { statusCode: '200', responseTemplates: { [JSON_TYPE]: responseTemplate } },
        };
  return {
    openapi: '3.0.1',
    info: { title: 'loop', version: '1' },
    ...(isBinary && { 'x-amazon-apigateway-binary-media-types': ['*/*'] }),
    'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
    'x-amazon-apigateway-gateway-responses': {
      BAD_REQUEST_BODY: {
        responseTemplates: { [JSON_TYPE]: '$context.error.validationErrorString' },
      },
    },
    components: {
      schemas: {
        Nested: {
          type: 'array',
          uniqueItems: true,
          items: { $ref: '#/components/schemas/Nested' },
        },
      },
    },
    paths: {
      '/case': {
        post: {
          ...(schema && {
            'x-amazon-apigateway-request-validator': 'body',
            requestBody: { content: { [JSON_TYPE]: { schema } } },
          }),
          responses: { 200: { description: 'ok' } },
          'x-amazon-apigateway-integration': {
            type,
            httpMethod: 'POST',
            uri:
              type === 'aws_proxy'
                ? 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:echo/invocations'
                : 'http://backend.test/',
            ...(parameters && { requestParameters: parameters }),
            ...(template && { requestTemplates: { [JSON_TYPE]: template } }),
            ...(type === 'http' && { responses }),
          },
        },
      },
    },
  };
}
