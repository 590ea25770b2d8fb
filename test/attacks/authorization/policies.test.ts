import { describe, expect, test } from 'vitest';
import type { AuthorizerResult } from '../../../src/index.js';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, mock } from '../base/documents.js';
import { attacked, LAST, statusesOf } from '../base/exchange.js';

const GET = 'HTTP/1.1\r\nHost: a\r\n';
const GUARDED = { security: [{ login: [] }] };
const LOGIN = {
  components: {
    securitySchemes: {
      login: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authorizer': { type: 'token' },
      },
    },
  },
};

type Statement = readonly [effect: 'Allow' | 'Deny', resource: string];

/** The result of an authorizer with these statements. */
const policy = (...statements: readonly Statement[]): AuthorizerResult => ({
  principalId: 'p',
  policyDocument: {
    Version: '2012-10-17',
    Statement: statements.map(([Effect, Resource]) => ({
      Effect,
      Action: 'execute-api:Invoke',
      Resource,
    })),
  },
});

/** Policies, and what `GET /a`, `POST /a` and `GET /a/b` get under them. */
const POLICIES: readonly (readonly [statements: readonly Statement[], expected: string])[] = [
  [[['Allow', '*']], '200,200,200'],
  [[['Allow', '**']], '200,200,200'],
  [[], '403,403,403'],
  [[['Allow', '*/GET/a']], '200,403,403'],
  [[['Allow', '*/GET/a/']], '403,403,403'],
  [[['Allow', '*/GET/a*']], '200,403,200'],
  [[['Allow', '*/GET/*']], '200,403,200'],
  [[['Allow', '*/*/a']], '200,200,403'],
  [[['Allow', '*/GET/?']], '200,403,403'],
  [[['Allow', '*/get/a']], '403,403,403'],
  [
    [
      ['Allow', '*'],
      ['Deny', '*/POST/*'],
    ],
    '200,403,200',
  ],
  [
    [
      ['Deny', '*/POST/*'],
      ['Allow', '*'],
    ],
    '200,403,200',
  ],
  [
    [
      ['Allow', '*/GET/a'],
      ['Allow', '*/POST/a'],
    ],
    '200,200,403',
  ],
  [[['Deny', '*']], '403,403,403'],
];

describe.each(HOSTS)('under $name', (host) => {
  test('an explicit denial holds for every spelling that is routed to its method (mulgadc/predastore#76)', async () => {
    const { send, calls } = await attacked(
      host,
      () =>
        documentOfPaths({ '/admin': { get: mock(GUARDED) }, '/me': { get: mock(GUARDED) } }, LOGIN),
      {
        options: {
          authorizers: {
            login: () => policy(['Allow', '*'], ['Deny', '*/GET/admin']),
          },
        },
      },
    );
    const spellings = ['/admin', '/admin/', '/admin?x', '/admin/?x', '/admin#x', 'http://x/admin/'];
    for (const target of spellings) {
      const [status] = statusesOf(
        await send(`GET ${target} ${GET}Authorization: t\r\n\r\n${LAST}`),
      );
      expect([target, status]).toEqual([target, 403]);
    }
    const allowed = await send(`GET /me/ ${GET}Authorization: t\r\n\r\n${LAST}`);
    expect(statusesOf(allowed)[0]).toBe(200);
    expect(calls).toEqual([]);
  });

  test.each(POLICIES)(
    'a policy is judged as a whole: %j gives %s (dherault/serverless-offline#1191, dherault/serverless-offline#340, dherault/serverless-offline#523)',
    async (statements, expected) => {
      const { send } = await attacked(
        host,
        () =>
          documentOfPaths(
            { '/a': { get: mock(GUARDED), post: mock(GUARDED) }, '/a/{b}': { get: mock(GUARDED) } },
            LOGIN,
          ),
        { options: { authorizers: { login: () => policy(...statements) } } },
      );
      const heads = ['GET /a', 'POST /a', 'GET /a/b'].map(
        (line) => `${line} ${GET}Authorization: t\r\nContent-Length: 0\r\n\r\n`,
      );
      expect(
        statusesOf(await send(heads.join('') + LAST))
          .slice(0, 3)
          .join(),
      ).toBe(expected);
    },
  );
});
