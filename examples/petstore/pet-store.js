import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const CATALOGUE = [
  { id: 1, type: 'dog', price: 249.99 },
  { id: 2, type: 'cat', price: 124.99 },
  { id: 3, type: 'fish', price: 0.99 },
];

/**
 * The backend of the guide: a small shop which knows nothing of any gateway.
 *
 * @typedef {{ host: string, close: () => Promise<void> }} PetStore
 * @param {(request: import('node:http').IncomingMessage) => void} [onRequest] hears each request as it arrives
 * @param {number} [port] a free one by default
 * @returns {Promise<PetStore>} `host` is name and port, for the stage variable of the documents beside
 */
export async function startPetStore(onRequest, port = 0) {
  const pets = structuredClone(CATALOGUE);
  const server = createServer(async (request, response) => {
    onRequest?.(request);
    const { status, body } = await answer(request, pets);
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
    response.writeHead(status, { 'Content-Type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise((listening, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => listening(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    host: `127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {{ id: number, type: string, price: number }[]} pets
 * @returns {Promise<{ status: number, body: unknown }>}
 */
async function answer(request, pets) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://pet-store');
  const [, id] = /^\/petstore\/pets\/([^/]+)$/.exec(pathname) ?? [];
  if (request.method === 'GET' && pathname === '/petstore/pets') {
    const type = searchParams.get('type');
    return { status: 200, body: pets.filter((pet) => type === null || pet.type === type) };
  }
  if (request.method === 'GET' && id !== undefined) {
    const pet = pets.find((candidate) => String(candidate.id) === id);
    return pet === undefined ? refusal({}) : { status: 200, body: pet };
  }
  if (request.method === 'POST' && pathname === '/petstore/pets') {
    return create(await json(request).catch(() => undefined), pets);
  }
  return { status: 404, body: `Cannot ${request.method} ${pathname}` };
}

/**
 * @param {unknown} order
 * @param {{ id: number, type: string, price: number }[]} pets
 */
function create(order, pets) {
  const { type, price } = Object(order);
  if (typeof type !== 'string' || typeof price !== 'number') {
    return refusal({ type, price });
  }
  pets.push({ id: pets.length + 1, type, price });
  return { status: 200, body: { pet: { type, price }, message: 'success' } };
}

/** @param {{ type?: unknown, price?: unknown }} given */
function refusal({ type, price }) {
  const errors = [];
  if (typeof type !== 'string') {
    errors.push({ key: 'Pet2.type', message: 'Missing required field' });
  }
  if (typeof price !== 'number') {
    errors.push({ key: 'Pet2.price', message: 'Missing required field' });
  }
  return { status: 400, body: { errors } };
}
