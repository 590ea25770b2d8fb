import { describe, expect, test } from 'vitest';
import { CallersBody } from '../../../src/execute/callers/callers-body.js';
import { UnderWay } from '../../../src/http/under-way.js';
import type { Body } from '../../../src/model/message.js';
import { RecordingSink } from '../../support/body-sink.js';
import { documentOf, inMemory } from '../../support/in-memory.js';
import { unhandledRejections } from '../../support/rejections.js';
import { requestOf } from '../../support/scope.js';

const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' });
const custom = documentOf(
  {
    type: 'http',
    httpMethod: 'GET',
    uri: 'http://backend.test/p',
    responses: {
      default: {
        statusCode: 200,
        responseParameters: { 'method.response.header.a': 'integration.response.header.X-A' },
      },
    },
  },
  { operation: { responses: { 200: { description: 'ok', headers: { a: {} } } } } },
);

const bytes = (text: string) => new TextEncoder().encode(text);
async function* chunks(...texts: readonly (string | Uint8Array)[]) {
  yield* texts;
}
const ownBody = (more: Partial<Record<keyof Body, unknown>> = {}) => ({
  length: 3,
  sendTo: (sink: { end(last: Uint8Array): void }) => sink.end(bytes('own')),
  bytes: async () => bytes('own'),
  cancel: () => {},
  ...more,
});

describe('the body of a caller’s backend', () => {
  test('whose methods reject leaves no unhandled rejection', async () => {
    const rejections = unhandledRejections();
    const reject = () => Promise.reject(new Error('later'));
    const { gateway } = inMemory(
      documentOf(
        { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
        { method: 'x-amazon-apigateway-any-method' },
      ),
      () => ({ statusCode: 200, body: ownBody({ sendTo: reject, cancel: reject }) as Body }),
    );
    await gateway.invoke(requestOf({ path: '/x', httpMethod: 'HEAD' }));
    const reply = await gateway.invoke(requestOf({ path: '/x' }));
    const sink = new RecordingSink();
    reply?.body?.sendTo(sink);
    await expect(sink.text).rejects.toThrow('later');
    const refused = inMemory(
      proxy,
      () => ({ statusCode: 0, body: ownBody({ cancel: reject }) }) as never,
    );
    expect((await refused.send({ path: '/x' })).status).toBe(500);
    await gateway.close();
    expect(await rejections()).toEqual([]);
  });

  test('whose cancel throws changes nothing', async () => {
    const cancel = () => {
      throw new Error('cancel');
    };
    for (const request of [{ httpMethod: 'HEAD' }, {}]) {
      const { gateway, errors } = inMemory(
        documentOf(
          { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
          { method: 'x-amazon-apigateway-any-method' },
        ),
        () => ({ statusCode: 200, body: ownBody({ cancel }) as Body }),
      );
      const reply = await gateway.invoke(requestOf({ path: '/x', ...request }));
      expect(reply?.statusCode).toBe(200);
      expect(() => reply?.body?.cancel()).not.toThrow();
      expect(errors).toEqual([]);
    }
  });

  test.each<readonly [about: string, body: () => unknown, status: number]>([
    ['produces a string', () => ownBody({ bytes: async () => 'text' }), 500],
    ['rejects', () => ownBody({ bytes: () => Promise.reject(new Error('x')) }), 500],
    ['throws', () => ownBody({ bytes: () => JSON.parse('{') }), 500],
    ['is larger than the limit', () => ownBody({ bytes: async () => new Uint8Array(11) }), 500],
    ['never ends', () => ownBody({ bytes: () => new Promise(() => {}) }), 504],
    ['streams numbers', () => chunks(5 as never), 500],
    ['streams more than the limit', () => chunks('123456', '123456'), 500],
  ])('that is read whole and %s is a failure, and is cancelled', async (_, make, status) => {
    let givenUp = 0;
    const document = JSON.parse(JSON.stringify(custom));
    document.paths['/x'].get['x-amazon-apigateway-integration'].timeoutInMillis = 50;
    const body = make() as Partial<Body> & { return?: () => unknown };
    const original = body.return?.bind(body);
    if (original === undefined) {
      body.cancel = () => {
        givenUp += 1;
      };
    } else {
      body.return = () => {
        givenUp += 1;
        return original();
      };
    }
    const { send } = inMemory(document, () => ({ statusCode: 200, body: body as Body }), {
      payloadLimit: 10,
    });
    expect((await send({ path: '/x' })).status).toBe(status);
    expect(givenUp).toBe(1);
  });
});

test.each([-1, 1.5, Number.NaN, '3', null])(
  'a body with the length %s is a 500, and is cancelled',
  async (length) => {
    let cancelled = 0;
    const body = {
      length,
      sendTo: () => {},
      bytes: () => Promise.reject(),
      cancel: () => {
        cancelled += 1;
      },
    } as unknown as Body;
    const { send } = inMemory(proxy, () => ({ statusCode: 200, body }));
    expect((await send({ path: '/x' })).status).toBe(500);
    expect(cancelled).toBe(1);
  },
);

test('is under way from the start of reading to its end, and a cancelled one is not', async () => {
  const underWay = new UnderWay();
  const counted: string[] = [];
  underWay.begin = () => void counted.push('begin');
  underWay.end = () => void counted.push('end');
  const body = () => {
    const made = new CallersBody(ownBody() as unknown as Body, { timeoutInMillis: 1000 });
    made.countIn(underWay);
    return made;
  };
  expect(await new RecordingSink(body()).text).toBe('own');
  expect(counted).toEqual(['begin', 'end']);
  body().cancel();
  expect(counted).toEqual(['begin', 'end']);
  const open = new CallersBody(ownBody({ sendTo: () => {} }) as unknown as Body, {
    timeoutInMillis: 1000,
  });
  open.countIn(underWay);
  open.sendTo(new RecordingSink());
  open.cancel();
  open.cancel();
  expect(counted).toEqual(['begin', 'end', 'begin', 'end']);
});

test('a body that fails while it is sent is cancelled, and breaks off', async () => {
  for (const sendTo of [
    () => JSON.parse('{'),
    async () => JSON.parse('{'),
    (sink: RecordingSink) => sink.fail(new SyntaxError('failed')),
  ]) {
    let cancelled = 0;
    const cancel = () => {
      cancelled += 1;
    };
    const body = new CallersBody(ownBody({ sendTo, cancel }) as unknown as Body, {
      timeoutInMillis: 1000,
    });
    await expect(new RecordingSink(body).text).rejects.toThrow(/broke off/);
    expect(cancelled).toBe(1);
  }
});

test('a body has its length, which may be unknown', () => {
  for (const length of [0, 3, undefined]) {
    expect(new CallersBody(ownBody({ length }) as Body, { timeoutInMillis: 1 }).length).toBe(
      length,
    );
  }
});
