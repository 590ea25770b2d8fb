import { createServer } from 'node:http';

/** What the backend does, by the last segment of the path. @type {Record<string, (req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => void>} */
const DEEDS = {
  ok: (_, res) => res.end('{"ok":true}'),
  echo: (req, res) => void req.pipe(res),
  big: (_, res) => res.end(BIG),
  chunks: (_, res) => {
    res.write(BIG.subarray(0, 100_000));
    setImmediate(() => res.end(BIG.subarray(0, 100_000)));
  },
  large: (_, res) => res.end(LARGE),
  count: async (req, res) => {
    let bytes = 0;
    for await (const chunk of req) {
      bytes += chunk.length;
    }
    res.end(JSON.stringify({ bytes }));
  },
  json: (_, res) => res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"size":1}'),
  error: (_, res) => res.writeHead(503, { 'Content-Type': 'text/plain' }).end('not now'),
  hang: () => {},
  reset: (req) => void req.socket.destroy(),
  garbage: (req) => void req.socket.end('this is not HTTP\r\n\r\n'),
  short: (req, res) => {
    res.writeHead(200, { 'Content-Length': 1000 });
    res.write('too little');
    setImmediate(() => req.socket.destroy());
  },
  early: (_, res) => res.writeHead(413, { Connection: 'close' }).end('no'),
};

const BIG = Buffer.alloc(1_000_000, 'x');
const LARGE = Buffer.alloc(5_000_000, 'y');

/** A backend that fails in many ways. */
export async function startBackend() {
  const server = createServer((req, res) => {
    res.on('error', () => {});
    const deed = (req.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
    (DEEDS[deed] ?? DEEDS.ok)?.(req, res);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: () =>
      new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
