import { createServer } from 'node:https';
import { Agent } from 'undici';
import { expect, onTestFinished } from 'vitest';
import { createHttpBackend } from '../../src/backend/http.js';
import { RecordingSink } from '../support/body-sink.js';
import type { Identity } from '../support/certificates.js';
import { wire } from '../support/headers.js';
import { integrationRequest } from '../support/integration-request.js';
import { listen } from '../support/servers.js';

/** The body that a server with this certificate sends. */
export async function call(
  identity: Identity,
  settings: { skip?: boolean; believes?: string; headers?: readonly string[] },
): Promise<string> {
  const { port } = await listen(createServer(identity, (_req, res) => void res.end('secret')));
  const dispatcher =
    settings.believes === undefined ? undefined : new Agent({ connect: { ca: settings.believes } });
  const http = createHttpBackend({ dispatcher, payloadLimit: 100 });
  onTestFinished(async () => {
    await http.close();
    await dispatcher?.close();
  });
  const { body } = await http.send(
    integrationRequest({
      origin: `https://localhost:${port}`,
      insecureSkipVerification: settings.skip ?? false,
      headers: wire(settings.headers),
    }),
  );
  return new RecordingSink(body).text;
}

/** The failure where its certificate is refused. */
export const REFUSED = {
  type: 'API_CONFIGURATION_ERROR',
  message: 'Internal server error',
  cause: { message: expect.any(String), cause: expect.any(Error) },
};
