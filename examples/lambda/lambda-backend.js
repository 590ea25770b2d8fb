// Runs Lambda functions in this process, as the backend of `aws_proxy` integrations:
//
//   gatewayMiddleware('api.yaml', { backends: { AWS_PROXY: lambdaBackend({ 'orders-dev': handler }) } })
//
// A function gets the event of a Lambda proxy integration (payload 1.0); of `requestContext` it gets the
// members below. It returns its response, or a promise of it: there is no `callback`.

/** In the `uri` of an integration: the name of the function, and its version or alias if there is one. */
const FUNCTION = /\bfunction:([^:/]+)(?::([^:/]+))?(?:\/|$)/;

const PAYLOAD_LIMIT = 10 * 1024 * 1024;

/** @typedef {(event: any, context: any) => unknown} Handler */

/**
 * @param {Readonly<Record<string, Handler>>} handlers by the name of the function
 * @returns {import('apigateway-middleware').Backend}
 */
export function lambdaBackend(handlers) {
  return async (request) => {
    const [, name = request.path, version = '$LATEST'] = FUNCTION.exec(request.path) ?? [];
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handler === undefined) {
      throw new Error(`The function "${name}" has no handler: add it to lambdaBackend({ … })`);
    }
    const deadline = performance.now() + request.timeoutInMillis;
    const context = {
      functionName: name,
      functionVersion: version,
      awsRequestId: crypto.randomUUID(),
      getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    };
    return responseOf(await handler(await eventOf(request), context), request);
  };
}

/** @param {import('apigateway-middleware').IntegrationRequest} request */
async function eventOf({ methodRequest, call, body }) {
  const { request, httpMethod, pathParameters, queryParameters, headers } = methodRequest;
  const { account, id, stage } = call.api;
  const header = valuesByName(headers);
  const query = Object.fromEntries(queryParameters);
  const bytes = await bytesOf(body);
  const isBase64Encoded = bytes !== undefined && isBinary(methodRequest, 'Content-Type', call);
  return {
    resource: call.resourcePath,
    path: request.path,
    httpMethod,
    headers: orNull(lastValues(header)),
    multiValueHeaders: orNull(header),
    queryStringParameters: orNull(lastValues(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(Object.fromEntries(pathParameters)),
    stageVariables: orNull(Object.fromEntries(stage.variables)),
    requestContext: {
      accountId: account.accountId,
      apiId: id,
      httpMethod,
      identity: {
        sourceIp: request.sourceIp,
        userAgent: methodRequest.header('User-Agent')?.at(-1) ?? null,
      },
      path: `/${stage.name}${request.path}`,
      protocol: 'HTTP/1.1',
      resourcePath: call.resourcePath,
      stage: stage.name,
    },
    body: bytes?.toString(isBase64Encoded ? 'base64' : 'utf8') ?? null,
    isBase64Encoded,
  };
}

/**
 * @param {any} returned by the function
 * @param {import('apigateway-middleware').IntegrationRequest} request
 */
function responseOf(returned, { methodRequest, call }) {
  if (typeof returned !== 'object' || returned === null || Array.isArray(returned)) {
    throw new TypeError('A function must return { statusCode, headers, body }');
  }
  const { statusCode = 200, headers, multiValueHeaders, body, isBase64Encoded } = returned;
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw new TypeError('The body that a function returns must be a text: use JSON.stringify');
  }
  const fields = Object.entries({ ...multiValueHeaders }).flatMap(([name, values]) =>
    values.map((/** @type {unknown} */ value) => [name, String(value)]),
  );
  const single = Object.entries({ ...headers })
    .map(([name, value]) => [name, String(value)])
    .filter(([name, value]) => !fields.some((field) => same(field[0], name) && field[1] === value));
  const all = [...fields, ...single];
  const typed = all.some(([name]) => same(name, 'Content-Type'));
  return {
    statusCode: Number(statusCode),
    headers: (typed ? all : [...all, ['Content-Type', 'application/json']]).flat(),
    body:
      isBase64Encoded === true && isBinary(methodRequest, 'Accept', call)
        ? Buffer.from(body ?? '', 'base64')
        : body,
  };
}

/**
 * Whether the first media type of a header is one of the API's binary media types.
 *
 * @param {import('apigateway-middleware').MethodRequest} methodRequest
 * @param {string} name
 * @param {import('apigateway-middleware').BackendCall} call
 */
function isBinary(methodRequest, name, { api }) {
  const type = (methodRequest.header(name)?.at(-1) ?? '').split(/[,;]/)[0]?.trim().toLowerCase();
  return api.binaryMediaTypes.some(
    (entry) =>
      entry === '*/*' ||
      entry === type ||
      (entry.endsWith('/*') && type?.startsWith(entry.slice(0, -1))),
  );
}

/** @param {import('apigateway-middleware').RequestBody} body */
async function bytesOf(body) {
  if (body === undefined || body instanceof Uint8Array) {
    return body && Buffer.from(body);
  }
  const chunks = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > PAYLOAD_LIMIT) {
      throw new Error(`The body is longer than ${PAYLOAD_LIMIT} bytes`);
    }
  }
  return Buffer.concat(chunks);
}

/** @param {import('apigateway-middleware').HeaderList} headers names and values in turn */
function valuesByName(headers) {
  /** @type {Map<string, { name: string, values: string[] }>} */
  const found = new Map();
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    const field = found.get(name.toLowerCase()) ?? { name, values: [] };
    field.values.push(headers[at + 1] ?? '');
    found.set(name.toLowerCase(), field);
  }
  return Object.fromEntries([...found.values()].map(({ name, values }) => [name, values]));
}

/** @param {Readonly<Record<string, readonly string[]>>} values */
function lastValues(values) {
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.at(-1)]));
}

/** @param {object} members */
function orNull(members) {
  return Object.keys(members).length === 0 ? null : members;
}

/**
 * @param {string | undefined} name
 * @param {string | undefined} other
 */
function same(name, other) {
  return name?.toLowerCase() === other?.toLowerCase();
}
