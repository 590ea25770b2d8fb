// What the clients send. Each request has a method, a path, headers, perhaps a body, and the status that it expects.

const order = JSON.stringify({
  customer: 'Ada Lovelace',
  items: Array.from({ length: 17 }, (_, at) => ({
    id: at + 1,
    name: `kind ${String(at).padStart(2, '0')} of fruit, in a box`,
    count: at * 3,
  })),
});

const GET = { method: 'GET', path: '/test/pets?type=dog', headers: {}, body: '', status: 200 };
const POST = {
  ...GET,
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: order,
};

export const requests = {
  get: GET,
  post: POST,
  large: { ...GET, path: '/test/large-100k' },
  huge: { ...GET, path: '/test/large-10m', connections: 8 },
  throttled: { ...GET, status: 429 },
  authorized: { ...GET, headers: { Authorization: 'Bearer of-ada' } },
  keyed: { ...GET, headers: { 'X-Api-Key': 'of-ada' } },
};

/** What the backend responds with, by path; everything else gets the pets. */
export const bodies = {
  '/petstore/large-100k': 100_000,
  '/petstore/large-10m': 10_000_000,
};

export const pets = JSON.stringify([
  { id: 1, type: 'dog', price: 249.99 },
  { id: 2, type: 'cat', price: 124.99 },
  { id: 3, type: 'fish', price: 0.99 },
  {
    id: 4,
    type: 'bird',
    price: 19.5,
    tags: ['small', 'loud', 'blue'],
    owner: { name: 'Ada', city: 'Paris' },
  },
  ...Array.from({ length: 8 }, (_, at) => ({ id: at + 5, type: 'dog', price: at + 0.99 })),
]);
