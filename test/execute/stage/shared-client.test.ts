import { expect, test } from 'vitest';
import { checkedRequest } from '../../../src/execute/callers/callers-request.js';
import { MethodView } from '../../../src/execute/request-context/method-view.js';
import { SharedClient, SharedMethodRequest } from '../../../src/execute/stage/shared-client.js';
import type { ClientWatcher, GatewayRequest } from '../../../src/model/message.js';
import { wire } from '../../support/headers.js';
import { requestOf } from '../../support/scope.js';

/** A client whose departure is told by a signal. */
function withSignal() {
  const controller = new AbortController();
  return {
    request: requestOf({ signal: controller.signal }),
    leave: (reason: unknown) => controller.abort(reason),
  };
}

/** A client whose departure is told as adapters do. */
function withCallback() {
  const watchers: ClientWatcher[] = [];
  return {
    request: requestOf({ onClientLeft: (watcher) => void watchers.push(watcher) }),
    leave: (reason: unknown) => {
      for (const watcher of watchers) {
        watcher.clientLeft(reason);
      }
    },
  };
}

test.each([
  ['a signal', withSignal],
  ['a callback', withCallback],
])('the call ends when the last client has left, told by %s', (_, make) => {
  const [first, second] = [make(), make()];
  const client = new SharedClient();
  client.join(first.request);
  client.join(second.request);
  const reasons: unknown[] = [];
  client.watch({ clientLeft: (reason) => reasons.push(reason) });
  const { signal } = client;
  first.leave('one');
  first.leave('one again');
  expect([client.hasLeft, reasons, signal.aborted]).toEqual([false, [], false]);
  second.leave('two');
  expect([client.hasLeft, reasons, signal.reason]).toEqual([true, ['two'], 'two']);
  client.watch({ clientLeft: (reason) => reasons.push(`late: ${reason}`) });
  expect(reasons).toEqual(['two', 'late: two']);
});

test('a client that needs the call no longer counts as one that has left, once', () => {
  const [first, second] = [withSignal(), withCallback()];
  const client = new SharedClient();
  const leave = client.join(first.request);
  client.join(second.request);
  leave();
  leave();
  first.leave('later');
  expect(client.hasLeft).toBe(false);
  second.leave('now');
  expect(client.hasLeft).toBe(true);
});

test('a client that left before it came ends the call', () => {
  const client = new SharedClient();
  client.join(requestOf({ signal: AbortSignal.abort('gone') }));
  expect([client.hasLeft, client.signal.aborted, client.signal.reason]).toEqual([
    true,
    true,
    'gone',
  ]);
});

test('a call that is over no longer watches its clients', () => {
  const [first, second] = [withSignal(), withSignal()];
  const client = new SharedClient();
  client.join(first.request);
  client.join(second.request);
  client.release();
  first.leave('one');
  second.leave('two');
  expect([client.hasLeft, client.signal.aborted]).toEqual([false, false]);
});

test('the request is the same but for its client', () => {
  const own: GatewayRequest = {
    httpMethod: 'POST',
    path: '/p',
    queryString: 'a=1',
    headers: wire(['A', 'b']),
    body: Uint8Array.of(1),
    sourceIp: '192.0.2.1',
    remoteAddress: '192.0.2.2',
    protocol: 'HTTP/2.0',
    scheme: 'https',
    port: 8443,
    clientCertificate: {
      clientCertPem: 'pem',
      subjectDN: 's',
      issuerDN: 'i',
      serialNumber: '1',
      validity: { notBefore: 'n', notAfter: 'a' },
    },
    signal: AbortSignal.abort('gone'),
    clientHasLeft: true,
    onClientLeft: () => {
      throw new Error('asked');
    },
  };
  const view = new MethodView(checkedRequest(own), 'PUT', new Map([['id', '7']]), 0);
  const shared = new SharedMethodRequest(view, new SharedClient());
  const { request } = shared;
  for (const name of Object.keys(own) as (keyof GatewayRequest)[]) {
    if (!['signal', 'clientHasLeft', 'onClientLeft'].includes(name)) {
      expect([name, request[name]]).toEqual([name, own[name]]);
    }
  }
  expect([request.signal?.aborted, request.clientHasLeft]).toEqual([false, false]);
  expect(checkedRequest(request)).toBe(request);
  expect([shared.httpMethod, shared.pathParameters.get('id')]).toEqual(['PUT', '7']);
  expect(shared.queryParameters).toBe(view.queryParameters);
  expect(shared.headers).toBe(view.headers);
  expect(shared.header('a')).toEqual(['b']);
});
