import { expect, onTestFinished, test } from 'vitest';
import { GatewayError } from '../../../../src/errors.js';
import type { LambdaHandler, LambdaInvoke } from '../../../../src/model/lambda.js';
import { startHttp } from '../../../support/servers.js';
import { OPEN, stated } from '../policies.js';
import { asking, guarded } from './guarded.js';

const UNAUTHORIZED = { status: 401, text: '{"message":"Unauthorized"}' };
const FAILED = {
  status: 500,
  text: '{"message":null}',
  headers: { 'x-amzn-errortype': 'AuthorizerConfigurationException' },
};

/** Throws or rejects. */
const fail = (thrown: unknown): LambdaHandler => {
  return async () => {
    throw thrown;
  };
};

test.each<readonly [about: string, auth: LambdaHandler, answer: object, type: string]>([
  ['Error("Unauthorized")', fail(new Error('Unauthorized')), UNAUTHORIZED, 'UNAUTHORIZED'],
  ['the bare text', (_event, _context, done) => done('Unauthorized'), UNAUTHORIZED, 'UNAUTHORIZED'],
  ['another spelling', fail(new Error('unauthorized')), FAILED, 'AUTHORIZER_FAILURE'],
  ['more words', fail(new Error('Unauthorized: no')), FAILED, 'AUTHORIZER_FAILURE'],
  ['another error', fail(new Error('down')), FAILED, 'AUTHORIZER_FAILURE'],
  ['nothing', fail(undefined), FAILED, 'AUTHORIZER_FAILURE'],
  ['a GatewayError', fail(new GatewayError('THROTTLED')), FAILED, 'AUTHORIZER_FAILURE'],
])('a function that throws %s', async (_, auth, answer, type) => {
  const { send, errors } = guarded(auth);
  expect(await send(asking())).toMatchObject(answer);
  expect(errors).toMatchObject([
    { type, cause: { message: expect.stringMatching(/^The function auth of the authorizer/) } },
  ]);
});

test.each<readonly [about: string, returned: unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['true', true],
  ['a text', 'Unauthorized'],
  ['a list', [stated(OPEN)]],
  ['an empty object', {}],
  ['claims', { claims: { sub: 's' } }],
  ['a promise inside', { ...stated(OPEN), context: { a: Promise.resolve('x') } }],
  ['a BigInt', { ...stated(OPEN), context: { a: 1n } }],
])('a function that returns %s lets nobody in', async (_, returned) => {
  const { send, errors } = guarded(() => returned);
  expect(await send(asking())).toMatchObject(FAILED);
  expect(errors).toHaveLength(1);
});

test('a function that never ends: 500 after the time of hookTimeoutInMillis', async () => {
  const { send, errors } = guarded(() => new Promise(() => {}), {
    options: { hookTimeoutInMillis: 1 },
  });
  expect(await send(asking())).toMatchObject(FAILED);
  expect(errors).toMatchObject([
    {
      type: 'AUTHORIZER_FAILURE',
      cause: {
        message:
          'The function auth of the authorizer "guard" did not finish within 1 ms (option hookTimeoutInMillis)',
      },
    },
  ]);
});

test('the handler knows how much time it has', async () => {
  const left: number[] = [];
  const { send } = guarded(
    (_event, context) => {
      left.push(context.getRemainingTimeInMillis());
      return stated(OPEN);
    },
    { options: { hookTimeoutInMillis: 5000 } },
  );
  await send(asking());
  expect(left[0]).toBeGreaterThan(0);
  expect(left[0]).toBeLessThanOrEqual(5000);
});

const text = JSON.stringify(stated(OPEN));

test.each<readonly [about: string, lambda: LambdaInvoke, status: number]>([
  ['a payload', () => ({ payload: text }), 200],
  ['bytes', () => ({ payload: new TextEncoder().encode(text) }), 200],
  ['a stream that hangs', () => ({ payload: hanging() }), 500],
  ['no JSON', () => ({ payload: 'Unauthorized' }), 500],
  ['no payload', () => ({}), 500],
  ['nonsense', () => 'yes' as never, 500],
  ['a function that does not exist', () => ({ statusCode: 404, payload: text }), 500],
  ['a status that Lambda does not have', () => ({ statusCode: Number.NaN, payload: text }), 500],
  ['a failed function', () => ({ functionError: 'Unhandled', payload: text }), 500],
  [
    'a failed function that says so',
    () => ({ functionError: 'Unhandled', payload: '{"errorMessage":"Unauthorized"}' }),
    401,
  ],
  [
    'an error',
    () => {
      throw new Error('away');
    },
    500,
  ],
  [
    'a GatewayError',
    () => {
      throw new GatewayError('INTEGRATION_TIMEOUT');
    },
    500,
  ],
])('one function for all that gives %s', async (_, lambda, status) => {
  const { send } = guarded(undefined, { options: { lambda, hookTimeoutInMillis: 20 } });
  const answer = await send(asking());
  expect(answer.status).toBe(status);
  if (status === 500) {
    expect(answer).toMatchObject(FAILED);
  }
});

async function* hanging(): AsyncGenerator<string> {
  yield text;
  await new Promise(() => {});
}

test('a function that the option lambda lacks: 500, and the remedy', async () => {
  const { send, errors, gateway } = guarded(undefined, { options: { lambda: {} } });
  expect(await send(asking())).toMatchObject(FAILED);
  expect(errors).toMatchObject([
    {
      type: 'AUTHORIZER_CONFIGURATION_ERROR',
      cause: { message: expect.stringContaining('set lambda: { "auth": handler }') },
    },
  ]);
  expect(gateway.warnings).toMatchObject([{ code: 'MISSING_AUTHORIZER' }]);
});

test('a function that returns after its client has left lets nobody else in', async () => {
  const left = new AbortController();
  const results = new Map<string, (result: unknown) => void>();
  let bothAsk = (): void => {};
  const bothAsked = new Promise<void>((resolve) => {
    bothAsk = resolve;
  });
  const { send, errors } = guarded(
    ({ authorizationToken }) =>
      new Promise((resolve) => {
        results.set(authorizationToken, resolve);
        if (results.size === 2) {
          bothAsk();
        }
      }),
  );
  const first = send({ ...asking('/x', 'a'), signal: left.signal });
  const second = send(asking('/x', 'b'));
  await bothAsked;
  left.abort(new Error('gone'));
  results.get('a')?.(stated(OPEN));
  await first;
  results.get('b')?.(stated());
  expect((await second).status).toBe(403);
  expect(errors).toHaveLength(1);
});

test('the address of an Invoke API runs the function, and its failure counts', async () => {
  const seen: unknown[] = [];
  const { origin } = await startHttp((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { authorizationToken } = JSON.parse(body);
      seen.push([request.method, request.url, request.headers['x-amz-invocation-type']]);
      if (authorizationToken === 'gone') {
        response.destroy();
      } else if (authorizationToken === 'bad') {
        response.setHeader('X-Amz-Function-Error', 'Unhandled');
        response.end('{"errorMessage":"Unauthorized"}');
      } else {
        response.end(text);
      }
    });
  });
  const { send, gateway } = guarded(undefined, { options: { lambda: origin } });
  onTestFinished(() => gateway.close());
  expect((await send(asking('/x', 'good'))).status).toBe(200);
  expect(await send(asking('/x', 'bad'))).toMatchObject(UNAUTHORIZED);
  expect(await send(asking('/x', 'gone'))).toMatchObject(FAILED);
  expect(seen[0]).toEqual(['POST', '/2015-03-31/functions/auth/invocations', 'RequestResponse']);
});
