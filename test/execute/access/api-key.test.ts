import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../../src/errors.js';
import type { GatewayOptions } from '../../../src/gateway.js';
import type { UsagePlan } from '../../../src/model/stage.js';
import { ask, secured, TOKEN } from './secured.js';

/** Like a Map, and gives what nothing has looked at before. */
class LateMap {
  readonly #given: unknown;

  constructor(given: unknown) {
    this.#given = given;
  }

  get(): unknown {
    return this.#given;
  }
}

/** As the records of many databases are: what they know is not a member of their own. */
class ClassOfKey {
  readonly #enabled: boolean;

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  get enabled(): boolean {
    return this.#enabled;
  }
}

describe('an API key', () => {
  const apiKeys = new Map([
    ['good', { id: 'k1' }],
    ['old', { enabled: false }],
  ]);
  test.each([
    [['X-API-KEY', 'good'], 200],
    [['x-api-key', 'bad'], 403],
    [['x-api-key', 'old'], 403],
    [[], 403],
    [['x-api-key', ''], 403],
  ])('%s: %i', async (headers, status) => {
    const { answer, sent } = await ask(secured([{ key: [] }]), { apiKeys }, headers);
    expect(answer.status).toBe(status);
    if (status === 200) {
      expect(sent).toEqual(expect.arrayContaining(['key-id', 'k1']));
    } else {
      expect(answer.text).toBe('{"message":"Forbidden"}');
    }
  });

  test('is one of a list', async () => {
    const list = [
      { id: 'k1', value: 'good', name: 'Ada' },
      { id: 'k2', value: 'old', enabled: false },
    ];
    const statusOf = async (value: string) =>
      (await ask(secured([{ key: [] }]), { apiKeys: list }, ['x-api-key', value])).answer.status;
    expect(await statusOf('good')).toBe(200);
    expect(await statusOf('old')).toBe(403);
    expect(await statusOf('k1')).toBe(403);
  });

  test('is one of a Map, whatever else is known of it', async () => {
    const found = new Map([['good', {}]]);
    const { answer } = await ask(secured([{ key: [] }]), { apiKeys: found }, ['x-api-key', 'good']);
    expect(answer.status).toBe(200);
  });

  test('without an ID has no ID in $context', async () => {
    const { sent } = await ask(secured([{ key: [] }]), { apiKeys: () => true }, ['x-api-key', 'k']);
    expect(sent).not.toContain('key-id');
  });

  test('may be looked up by a function', async () => {
    const find = async (key: string) => (key === 'good' ? { id: 'k2' } : undefined);
    expect(
      (await ask(secured([{ key: [] }]), { apiKeys: find }, ['x-api-key', 'good'])).answer.status,
    ).toBe(200);
  });

  test.each<readonly [about: string, given: unknown, status: number]>([
    ['true', true, 200],
    ['{ id, name }', { id: 'k', name: 'Ada' }, 200],
    ['{ enabled: true }', { enabled: true }, 200],
    ['false', false, 403],
    ['undefined', undefined, 403],
    ['null', null, 403],
    ['{ enabled: false }', { enabled: false }, 403],
    ['{}', {}, 500],
    ['{ id: null }', { id: null }, 500],
    ['the result of a query, { rows }', { rows: [], rowCount: 0 }, 500],
    ['{ error }', { error: 'not found' }, 500],
    ['{ disabled }', { disabled: true }, 500],
    ['{ id, disabled }', { id: 'k', disabled: true }, 500],
    ['{ id, isDisabled }', { id: 'k', isDisabled: true }, 500],
    ['0', 0, 500],
    ['1', 1, 500],
    ["''", '', 500],
    ['a text', 'yes', 500],
    ['a list', [], 500],
    ['a Map', new Map(), 500],
    ['{ enabled: 0 }', { enabled: 0 }, 500],
    ["{ enabled: 'false' }", { enabled: 'false' }, 500],
    ['{ enabled: null }', { enabled: null }, 500],
    ['{ id: 5 }', { id: 5 }, 500],
    ['{ Enabled: false }', { Enabled: false }, 500],
    ['{ enabld: false }', { enabld: false }, 500],
    ['a getter of a class: true', new ClassOfKey(true), 200],
    ['a getter of a class: false', new ClassOfKey(false), 403],
    ['a promise in the object', { enabled: Promise.resolve(false) }, 500],
  ])('whose look-up returns %s', async (_, given, status) => {
    for (const find of [() => given, async () => given, new LateMap(given)]) {
      const { answer, errors, calls } = await ask(
        secured([{ key: [] }]),
        { apiKeys: find as never },
        ['x-api-key', 'secret-key'],
      );
      expect(answer.status).toBe(status);
      expect(calls).toHaveLength(status === 200 ? 1 : 0);
      if (status === 500) {
        expect(errors).toMatchObject([
          {
            type: 'AUTHORIZER_CONFIGURATION_ERROR',
            cause: { message: expect.stringMatching(/^The apiKeys hook returned/) },
          },
        ]);
        expect(String(errors[0]?.cause)).not.toContain('secret-key');
      }
    }
  });

  test.each<readonly [about: string, apiKeys: () => never, reason: string]>([
    [
      'throws',
      () => {
        throw new Error('down');
      },
      'threw: down',
    ],
    ['rejects', () => Promise.reject(new Error('down')) as never, 'threw: down'],
    ['never ends', () => new Promise(() => {}) as never, 'did not finish within 1 ms'],
  ])('whose look-up %s is 500', async (_, apiKeys, reason) => {
    const { answer, errors } = await ask(
      secured([{ key: [] }]),
      { apiKeys, hookTimeoutInMillis: 1 },
      ['x-api-key', 'k'],
    );
    expect(answer.status).toBe(500);
    expect(errors[0]).toMatchObject({
      type: 'AUTHORIZER_FAILURE',
      cause: { message: expect.stringContaining(`The apiKeys hook ${reason}`) },
    });
  });

  test('may come from the authorizer', async () => {
    const document = secured([{ lambda: [], key: [] }], {
      'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    });
    const policyDocument = { Statement: { Action: '*', Effect: 'Allow', Resource: '*' } };
    const authorizers = {
      lambda: () => ({ principalId: 'p', policyDocument, usageIdentifierKey: 'good' }),
    };
    expect((await ask(document, { apiKeys, authorizers }, TOKEN)).answer.status).toBe(200);
    expect(
      (
        await ask(document, { apiKeys, authorizers: { lambda: () => true } }, [
          ...TOKEN,
          'x-api-key',
          'good',
        ])
      ).answer.status,
    ).toBe(403);
  });
});

test('without the option apiKeys every key is refused, and the cause names the option', async () => {
  const { answer, errors } = await ask(secured([{ key: [] }]), {}, ['x-api-key', 'k']);
  expect(answer.status).toBe(403);
  expect(errors).toMatchObject([
    {
      type: 'INVALID_API_KEY',
      cause: { message: expect.stringContaining('set the option apiKeys') },
    },
  ]);
});

test('a GatewayError that the look-up throws is the failure', async () => {
  const apiKeys = () => {
    throw new GatewayError('THROTTLED');
  };
  const { answer } = await ask(secured([{ key: [] }]), { apiKeys }, ['x-api-key', 'k']);
  expect(answer.status).toBe(429);
});

describe('usage plans', () => {
  const list = [
    { id: 'k1', value: 'of-ada' },
    { id: 'k2', value: 'of-bob', name: 'Bob' },
    { id: 'k3', value: 'of-eve', enabled: false },
  ];
  const statusOf = async (value: string, options: GatewayOptions) =>
    (await ask(secured([{ key: [] }]), options, ['x-api-key', value])).answer.status;

  test.each<readonly [about: string, plans: readonly UsagePlan[], value: string, status: number]>([
    ['lists the key', [{ id: 'p', keys: ['k1'] }], 'of-ada', 200],
    ['lists another key', [{ id: 'p', keys: ['k1'] }], 'of-bob', 403],
    ['lists no key', [{ id: 'p', keys: [] }], 'of-ada', 403],
    [
      'is another stage’s',
      [{ id: 'p', apiStages: [{ stage: 'prod' }], keys: ['k1'] }],
      'of-ada',
      403,
    ],
    ['is for no stage', [{ id: 'p', apiStages: [], keys: ['k1'] }], 'of-ada', 403],
    [
      'is this and another stage’s',
      [{ id: 'p', apiStages: [{ stage: 'prod' }, { stage: 'test' }], keys: ['k1'] }],
      'of-ada',
      200,
    ],
    ['lists a key that is off', [{ id: 'p', keys: ['k3'] }], 'of-eve', 403],
    ['lists a key that does not exist', [{ id: 'p', keys: ['k9'] }], 'k9', 403],
  ])('one that %s', async (_, usagePlans, value, status) => {
    expect(await statusOf(value, { apiKeys: list, usagePlans })).toBe(status);
  });

  test('an empty list of plans opens to no key, and no list to all', async () => {
    expect(await statusOf('of-ada', { apiKeys: list, usagePlans: [] })).toBe(403);
    expect(await statusOf('of-ada', { apiKeys: list })).toBe(200);
  });

  test.each([
    [() => true, 'The API key has no id'],
    [() => ({ id: 'k2' }), 'The API key "k2" is in no usage plan of the stage "test"'],
  ])('the cause of a refusal says why, without the key: %s', async (apiKeys, reason) => {
    const options = { apiKeys, usagePlans: [{ id: 'p', keys: ['k1'] }] };
    const { errors } = await ask(secured([{ key: [] }]), options, ['x-api-key', 'secret']);
    const [{ cause } = {} as Error] = errors;
    expect(String(cause)).toContain(reason);
    expect(String(cause)).not.toContain('secret');
  });
});
