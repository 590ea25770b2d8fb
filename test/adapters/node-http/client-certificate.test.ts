import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { gatewayMiddleware } from '../../../src/adapters/node.js';
import { AUTHORITY, CLIENT, GOOD, type Identity } from '../../support/certificates.js';
import { type FakeGateway, fakeGateway, textReply } from '../../support/fake-gateway.js';
import { listen } from '../../support/servers.js';

vi.mock('../../../src/gateway.js', () => ({ createGateway: (gateway: FakeGateway) => gateway }));

async function seenOf(identity: Partial<Identity>, ca: string | undefined): Promise<unknown> {
  const gateway = fakeGateway(({ clientCertificate, scheme }) =>
    textReply(200, JSON.stringify([scheme, clientCertificate ?? null])),
  );
  const server = createServer(
    { ...GOOD, ca, requestCert: true, rejectUnauthorized: false },
    gatewayMiddleware(gateway as never),
  );
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const text = await new Promise<string>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, agent: false, rejectUnauthorized: false, ...identity },
      (res) => {
        let body = '';
        res
          .on('data', (chunk) => {
            body += chunk;
          })
          .on('end', () => resolve(body));
      },
    )
      .on('error', reject)
      .end();
  });
  return JSON.parse(text);
}

test('a client that is known by its certificate', async () => {
  expect(await seenOf(CLIENT, AUTHORITY)).toEqual([
    'https',
    {
      clientCertPem: `${CLIENT.cert}\n`,
      subjectDN: 'CN=client,O=Pets,C=DE',
      issuerDN: 'CN=Test Authority',
      serialNumber: '0a:0b:0c:0d:0e:0f',
      validity: {
        notBefore: 'Jan  1 00:00:00 2020 GMT',
        notAfter: 'Jan  1 00:00:00 2120 GMT',
      },
    },
  ]);
});

test('a client with an untrusted certificate or without one has no clientCertificate', async () => {
  expect(await seenOf(CLIENT, undefined)).toEqual(['https', null]);
  expect(await seenOf({}, AUTHORITY)).toEqual(['https', null]);
});
