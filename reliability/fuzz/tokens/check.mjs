// Each token that gets in holds by Node's own crypto and by its claims; each other one is a 401.
import { createPublicKey, verify } from 'node:crypto';
import { createGateway } from 'apigateway-middleware';
import { cognitoAuthorizer } from 'apigateway-middleware/cognito';
import { CLIENT, ISSUER, JWKS, NOW, POOL_ARN, SCOPE } from './pool.mjs';

/** @param {string} path @param {readonly string[]} scopes */
const guarded = (path, scopes) => ({
  [path]: {
    get: {
      security: [{ pool: scopes }],
      responses: { 200: { description: 'ok' } },
      'x-amazon-apigateway-integration': {
        type: 'mock',
        requestTemplates: { 'application/json': '{"statusCode":200}' },
        responses: { default: { statusCode: '200' } },
      },
    },
  },
});

const authorizer = cognitoAuthorizer({ jwks: JWKS, clientIds: [CLIENT] });
/** @type {unknown} */
let failure;
const gateway = createGateway(
  {
    openapi: '3.0.1',
    info: { title: 'tokens', version: '1' },
    components: {
      securitySchemes: {
        pool: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': {
            type: 'cognito_user_pools',
            providerARNs: [POOL_ARN],
          },
        },
      },
    },
    paths: { ...guarded('/id', []), ...guarded('/scoped', [SCOPE]) },
  },
  {
    authorizers: { pool: authorizer },
    clock: () => NOW * 1000,
    onWarnings: () => {},
    onError: (error) => {
      failure = error;
    },
  },
);

/** @param {import('./texts.mjs').TokenInput} input */
export async function checkToken({ token, isScoped, isWhole }) {
  const isIn = await isLetIn(token, isScoped);
  if (isIn && !holds(token, isScoped)) {
    throw new Error('A token got in whose signature or claims do not hold');
  }
  if (!isIn && isWhole) {
    throw new Error('A token was refused that holds');
  }
  if (/^[\t -~\x80-\xff]*$/.test(token)) {
    failure = undefined;
    const status = await statusOf(token, isScoped);
    if (status !== (isIn ? 200 : 401)) {
      throw new Error(`The token got ${status}`, { cause: failure });
    }
  }
}

/** Whether the authorizer lets a token in; it refuses others in its own way. @param {string} token @param {boolean} isScoped */
async function isLetIn(token, isScoped) {
  const event = /** @type {import('apigateway-middleware').AuthorizerEvent} */ ({
    authorizationToken: token,
    name: 'pool',
    scopes: isScoped ? [SCOPE] : [],
    providerARNs: [POOL_ARN],
    requestContext: { requestTimeEpoch: NOW * 1000 },
  });
  try {
    const result = await authorizer(event);
    return typeof result === 'object' && result.claims !== undefined;
  } catch (error) {
    if (error?.type !== 'UNAUTHORIZED') {
      throw error;
    }
    return false;
  }
}

/** What a gateway responds. @param {string} token @param {boolean} isScoped */
async function statusOf(token, isScoped) {
  const response = await gateway.invoke({
    httpMethod: 'GET',
    path: isScoped ? '/scoped' : '/id',
    queryString: '',
    headers: ['Authorization', token],
    sourceIp: '192.0.2.1',
  });
  await response?.body?.bytes(1_000_000);
  return response?.statusCode;
}

/** Whether a token holds, by Node's crypto and its JSON alone. @param {string} text @param {boolean} isScoped */
function holds(text, isScoped) {
  const token = text.replace(/^\s*Bearer\s+/i, '').trim();
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  try {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const key = JWKS.keys.find(({ kid }) => Object.hasOwn(header, 'kid') && kid === header.kid);
    return (
      rest.length === 0 &&
      header.alg === 'RS256' &&
      key?.kty === 'RSA' &&
      !('use' in key && key.use !== 'sig') &&
      verify(
        'RSA-SHA256',
        Buffer.from(`${head}.${body}`),
        createPublicKey({ key, format: 'jwk' }),
        Buffer.from(signature, 'base64url'),
      ) &&
      [ISSUER, ISSUER.replace('cognito-idp', 'issuer-cognito-idp')].includes(claims.iss) &&
      Number.isFinite(claims.exp) &&
      NOW < claims.exp &&
      (claims.nbf === undefined || (Number.isFinite(claims.nbf) && claims.nbf <= NOW)) &&
      (isScoped
        ? claims.token_use === 'access' &&
          claims.client_id === CLIENT &&
          claims.scope.split(' ').includes(SCOPE)
        : claims.token_use === 'id' && claims.aud === CLIENT)
    );
  } catch {
    return false;
  }
}
