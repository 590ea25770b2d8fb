import { expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../../src/execute/access/authorizers/authorizer.js';
import { OPEN, stated } from '../policies.js';
import { asking, guarded } from './guarded.js';

test('an entry of the option authorizers goes before the function', async () => {
  const { send, events } = guarded(undefined, { options: { authorizers: { guard: () => false } } });
  expect((await send(asking())).status).toBe(403);
  expect(events).toEqual([]);
});

test("'upstream' leaves the function alone, also without a token", async () => {
  const { send, events } = guarded(undefined, { options: { authorizers: { guard: 'upstream' } } });
  expect((await send({ path: '/x' })).status).toBe(200);
  expect(events).toEqual([]);
});

test.each([
  ['no token', { path: '/x' }],
  ['an empty token', asking('/x', '')],
  ['a token that does not fit', asking('/x', 'y')],
])('%s: 401, and the function is not called', async (_, request) => {
  const { send, events } = guarded(undefined, {
    authorizer: { identityValidationExpression: '[a-t]' },
  });
  expect(await send(request)).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
  expect(events).toEqual([]);
});

test('a TOKEN authorizer without an identity source refuses everybody', async () => {
  const { send, events, gateway } = guarded(undefined, { scheme: { name: 'Unused' } });
  expect((await send(asking())).status).toBe(401);
  expect(events).toEqual([]);
  expect(gateway.warnings).toMatchObject([{ code: 'INVALID_VALUE' }]);
});

test('without the option lambda nothing runs the function: 401, and both remedies', async () => {
  const { send, errors, gateway } = guarded(undefined, { options: { lambda: undefined } });
  expect((await send(asking())).status).toBe(401);
  expect(errors).toMatchObject([
    {
      cause: {
        message: expect.stringMatching(
          /option lambda: { "auth": handler }, or set the option auth/,
        ),
      },
    },
  ]);
  expect(gateway.warnings).toMatchObject([
    { code: 'MISSING_AUTHORIZER', message: expect.stringMatching(/401.*lambda: { "auth"/) },
  ]);
});

test.each([
  ['of the document', {}],
  ['of the option authorizers', { authorizers: { guard: () => true } }],
])('an authorizer %s gets ARNs of up to 1600 bytes: 414 beyond', async (_, options) => {
  const { send, gateway } = guarded(undefined, { options });
  const start = `arn:aws:execute-api:us-east-1:123456789012:${gateway.api.id}/test/GET/x/`.length;
  const path = (length: number) => `/x/${'a'.repeat(length - start)}`;
  expect((await send(asking(path(1600)))).status).toBe(200);
  expect(await send(asking(path(1601)))).toMatchObject({
    status: 414,
    text: '{"message":"Request URI too long"}',
  });
});

test('its context is text, also in $context, with the latency of the call', async () => {
  let time = 0;
  const { send } = guarded(
    () => {
      time += 12;
      return { ...stated(OPEN), context: { n: 1.5 } };
    },
    { options: { clock: () => time } },
  );
  expect((await send(asking())).text).toBe('{"who":"me","n":"1.5","latency":"12"}');
});

test('scopes of a method mean nothing to a function', async () => {
  const { send, events } = guarded(undefined, {
    operation: { security: [{ guard: ['pets.read'] }] },
  });
  expect((await send(asking())).status).toBe(200);
  expect(events).toMatchObject([{ type: 'TOKEN' }]);
  expect(events[0]).not.toHaveProperty('scopes');
});

test('requests with one token that come at once each call the function', async () => {
  const waiting: (() => void)[] = [];
  const auth = () =>
    new Promise((resolve) => {
      waiting.push(() => resolve(stated(OPEN)));
      if (waiting.length === 2) {
        for (const end of waiting) {
          end();
        }
      }
    });
  const { send, events } = guarded(auth, { authorizer: { authorizerResultTtlInSeconds: 300 } });
  const answers = await Promise.all([send(asking()), send(asking())]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(events).toHaveLength(2);
});

test('methods with other scopes do not share a result of the option authorizers', async () => {
  const scopes: (readonly string[])[] = [];
  const guard = (event: AuthorizerEvent) => {
    scopes.push(event.scopes);
    return stated(OPEN) as never;
  };
  const { send } = guarded(undefined, {
    authorizer: { authorizerResultTtlInSeconds: 300 },
    options: { authorizers: { guard } },
    post: { security: [{ guard: ['pets.write'] }] },
  });
  for (const httpMethod of ['GET', 'POST', 'GET', 'POST']) {
    expect((await send({ ...asking(), httpMethod })).status).toBe(200);
  }
  expect(scopes).toEqual([[], ['pets.write']]);
});
