import { expect, test } from 'vitest';
import type { AuthorizerEvent } from '../../../../src/execute/access/authorizers/authorizer.js';
import { inMemory } from '../../../support/in-memory.js';
import { OPEN, stated } from '../policies.js';
import { ask, secured, TOKEN } from '../secured.js';

test('the event has the members of AWS’s event', async () => {
  let seen: unknown;
  const authorizers = {
    lambda: (event: object) => {
      seen = event;
      return true;
    },
  };
  const { gateway } = await ask(secured([{ lambda: [] }]), { authorizers }, TOKEN);
  expect(seen).toMatchObject({
    type: 'TOKEN',
    name: 'lambda',
    authorizationToken: 'Bearer t',
    methodArn: `arn:aws:execute-api:us-east-1:123456789012:${gateway.api.id}/test/GET/x`,
    resource: '/x',
    httpMethod: 'GET',
    headers: { Authorization: 'Bearer t' },
  });
});

test('the ARN and the path are those that were routed, whatever slashes the client adds (mulgadc/predastore#76)', async () => {
  const deny = { ...OPEN, Effect: 'Deny', Resource: '*/GET/x' };
  const seen: AuthorizerEvent[] = [];
  const { send, calls, gateway } = inMemory(secured([{ lambda: [] }]), undefined, {
    authorizers: {
      lambda: (event) => {
        seen.push(event);
        return stated(OPEN, deny) as never;
      },
    },
  });
  for (const path of ['/x', '/x/', '//x', '/x//']) {
    if (gateway.find('GET', path) === undefined) {
      continue;
    }
    expect((await send({ path, headers: TOKEN })).status, path).toBe(403);
    expect(seen.at(-1)).toMatchObject({
      methodArn: expect.stringMatching(/\/GET\/x$/),
      path: '/x',
      requestContext: { path: '/test/x' },
    });
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(calls).toHaveLength(0);
});
