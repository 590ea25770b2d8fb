import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { invokeAddress } from '../../../src/cli/functions/invoke-address.js';
import { anInvocation } from './some-function.js';

/** An Invoke API that fails with what it got. */
async function invokeApi(): Promise<URL> {
  const server = createServer(async (req, res) => {
    const body = (await req.toArray()).join('');
    const type = req.headers['x-amz-invocation-type'];
    res.writeHead(req.url?.includes('gone') ? 404 : 200, { 'X-Amz-Function-Error': 'Unhandled' });
    res.end(`${req.method} ${req.url} ${type} ${body}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`);
}

test('an invocation is posted, and the response is its outcome', async () => {
  const invocation = anInvocation({ qualifier: 'live', invocationType: 'Event', payload: '[1]' });
  const outcome = await invokeAddress(await invokeApi())(invocation);
  expect(outcome).toMatchObject({ statusCode: 200, functionError: 'Unhandled' });
  expect(new TextDecoder().decode(outcome.payload as Uint8Array)).toBe(
    'POST /base/2015-03-31/functions/Pets/invocations?Qualifier=live Event [1]',
  );
});

test('a streamed response is passed on as a stream', async () => {
  const { payload } = await invokeAddress(await invokeApi())(
    anInvocation({ responseStream: true }),
  );
  const texts: string[] = [];
  for await (const chunk of payload as AsyncIterable<Uint8Array>) {
    texts.push(new TextDecoder().decode(chunk));
  }
  expect(texts.join('')).toContain('RequestResponse {}');
});

test('a missing function is what the API says', async () => {
  const outcome = await invokeAddress(await invokeApi())(anInvocation({ functionName: 'gone' }));
  expect(outcome.statusCode).toBe(404);
});

test('the call ends with its signal', async () => {
  const signal = AbortSignal.abort(new Error('left'));
  await expect(invokeAddress(await invokeApi())(anInvocation({ signal }))).rejects.toThrow('left');
});
