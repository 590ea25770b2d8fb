import { expect, test } from 'vitest';
import {
  readPolicyResult,
  readResult,
} from '../../../../src/execute/access/authorizers/authorizer-result.js';
import { requestOf } from '../../../policy/requests.js';
import { OPEN, stated } from '../policies.js';
import { ask, secured, TOKEN } from '../secured.js';

test.each<readonly [about: string, result: unknown]>([
  ['null', null],
  ['0', 0],
  ['1', 1],
  ['the text true', 'true'],
  ['a function', () => true],
  ['a list', [true]],
  ['{}', {}],
  ['a Map', new Map([['claims', {}]])],
  ['claims: undefined', { claims: undefined }],
  ['claims: null', { claims: null }],
  ['claims: false', { claims: false }],
  ['claims: text', { claims: 'x' }],
  ['claims: list', { claims: [] }],
  ['claims: a promise', { claims: Promise.resolve({ sub: 's' }) }],
  ['claims with a promise inside', { claims: { sub: Promise.resolve('s') } }],
  ['claims and what is not understood', { claims: {}, isAuthorized: false }],
  ['claims of the prototype', Object.create({ claims: {} })],
  ['isAuthorized', { isAuthorized: true }],
  ['no policy', { principalId: 'me' }],
  ['no principalId', { policyDocument: { Statement: OPEN } }],
  ['a principalId that is no text', { ...stated(OPEN), principalId: 5 }],
  ['a list in the context', { ...stated(OPEN), context: { roles: ['a'] } }],
  ['an object in the context', { ...stated(OPEN), context: { user: {} } }],
  ['null in the context', { ...stated(OPEN), context: { user: null } }],
  ['NaN in the context', { ...stated(OPEN), context: { user: Number.NaN } }],
  ['a context that is no map', { ...stated(OPEN), context: 'x' }],
  ['a context that is a list', { ...stated(OPEN), context: ['x'] }],
  ['a key that is no text', { ...stated(OPEN), usageIdentifierKey: 5 }],
  ['a principal', stated({ ...OPEN, Principal: '*' })],
  [
    'a condition that the gateway cannot judge',
    stated({ ...OPEN, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
  ],
  ['claims that are not understood beside a policy', { ...stated(OPEN), claims: 'x' }],
  [
    'a getter that throws',
    {
      get claims() {
        throw new Error('gone');
      },
    },
  ],
])('a result that is not understood is a 500: %s', async (_, result) => {
  for (const authorizer of [() => result, async () => result]) {
    const { answer, calls, errors } = await ask(
      secured([{ lambda: [] }]),
      { authorizers: { lambda: authorizer as never } },
      TOKEN,
    );
    expect(answer).toMatchObject({
      status: 500,
      text: '{"message":null}',
      headers: { 'x-amzn-errortype': 'AuthorizerConfigurationException' },
    });
    expect(calls).toHaveLength(0);
    expect(errors).toMatchObject([
      {
        type: 'AUTHORIZER_CONFIGURATION_ERROR',
        cause: {
          message: expect.stringMatching(/^The authorizer "lambda" returned something that is not/),
        },
      },
    ]);
  }
});

const ASKED = requestOf();

test.each<readonly [result: unknown, judgement: object]>([
  [true, { decision: 'allow', context: {}, usageIdentifierKey: undefined }],
  [false, { decision: 'refused', context: {}, usageIdentifierKey: undefined }],
  [
    { claims: { sub: 's' } },
    {
      decision: 'allow',
      context: { authorizer: { claims: { sub: 's' } } },
      usageIdentifierKey: undefined,
    },
  ],
  [
    { ...stated(OPEN), context: { n: 1, b: true, t: 'x' }, usageIdentifierKey: 'k', claims: {} },
    {
      decision: 'allow',
      context: { authorizer: { n: '1', b: 'true', t: 'x', claims: {}, principalId: 'me' } },
      usageIdentifierKey: 'k',
    },
  ],
  [
    { ...stated({ ...OPEN, Effect: 'Deny' }), context: null, usageIdentifierKey: null },
    {
      decision: 'deny',
      context: { authorizer: { principalId: 'me' } },
      usageIdentifierKey: undefined,
    },
  ],
])('%j is understood', (result, judgement) => {
  expect(readResult(result, 'lambda', ASKED)).toMatchObject(judgement);
});

test.each<readonly [about: string, result: unknown]>([
  ['true', true],
  ['claims alone', { claims: { sub: 's' } }],
  ['nothing', undefined],
  ['a policy without a principal', { policyDocument: { Statement: OPEN } }],
])('of a function only a policy is understood, not %s', (_, result) => {
  expect(() => readPolicyResult(result, 'lambda', ASKED)).toThrow(
    expect.objectContaining({ type: 'AUTHORIZER_CONFIGURATION_ERROR' }),
  );
});

test('members of a function’s result that AWS does not know are passed over', () => {
  const result = { ...stated(OPEN), claims: { sub: 's' }, isAuthorized: false };
  expect(readPolicyResult(result, 'lambda', ASKED)).toMatchObject({
    decision: 'allow',
    context: { authorizer: { principalId: 'me' } },
  });
});

test.each<readonly [about: string, result: unknown, isKept: boolean]>([
  ['a policy', stated(OPEN), true],
  ['a policy that denies', stated({ ...OPEN, Effect: 'Deny' }), true],
  ['true', true, false],
  ['false', false, false],
  ['claims', { claims: {} }, false],
  ['claims and a policy', { ...stated(OPEN), claims: {} }, false],
])('%s may be kept: %j', (_, result, isKept) => {
  expect(readResult(result, 'lambda', ASKED).policyResult !== undefined).toBe(isKept);
});

test.each<readonly [action: string, statement: object, allowed: boolean]>([
  ['execute-api:InvalidateCache', OPEN, true],
  ['execute-api:InvalidateCache', { ...OPEN, Action: 'execute-api:Invoke' }, false],
  ['execute-api:InvalidateCache', { ...OPEN, Action: 'EXECUTE-API:invalidate*' }, true],
  ['execute-api:InvalidateCache', { ...OPEN, Resource: '*/POST/*' }, false],
  ['execute-api:Invoke', { ...OPEN, Action: 'execute-api:Invoke' }, true],
])('a policy allows %s on this method: %j %j', (action, statement, allowed) => {
  expect(readResult(stated(statement), 'lambda', ASKED).allows(action)).toBe(allowed);
});

test('without a policy no other action is allowed', () => {
  expect(readResult(true, 'lambda', ASKED).allows('execute-api:InvalidateCache')).toBe(false);
});
