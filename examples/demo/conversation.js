const DOG = { id: 1, type: 'dog', price: 249.99 };
const CAT = { id: 2, type: 'cat', price: 124.99 };
const FISH = { id: 3, type: 'fish', price: 0.99 };
const NEW_DOG = { type: 'dog', price: 1001 };
const NO_TOKEN = { message: 'Missing Authentication Token' };
const FIELDS_MISSING = {
  errors: [
    { key: 'Pet2.type', message: 'Missing required field' },
    { key: 'Pet2.price', message: 'Missing required field' },
  ],
};

/**
 * One line of the guide's table: what the client sends, what the backend must get of it (`null`:
 * nothing at all) and what must come back.
 *
 * @typedef {object} Exchange
 * @property {string} about
 * @property {string} request method and path, as the client sends them
 * @property {object} [body] sent as JSON
 * @property {string | null} backend method and path, as the backend receives them
 * @property {number} status
 * @property {unknown} answer text, or a JSON value
 */

/**
 * With the document as the guide has it: only `/{proxy+}` has a method.
 *
 * @type {readonly Exchange[]}
 */
export const proxyResource = [
  {
    about: 'all pets',
    request: 'GET /test/pets',
    backend: 'GET /petstore/pets',
    status: 200,
    answer: [DOG, CAT, FISH],
  },
  {
    about: 'the query travels along',
    request: 'GET /test/pets?type=dog',
    backend: 'GET /petstore/pets?type=dog',
    status: 200,
    answer: [DOG],
  },
  {
    about: '{proxy} spans segments',
    request: 'GET /test/pets/1',
    backend: 'GET /petstore/pets/1',
    status: 200,
    answer: DOG,
  },
  {
    about: 'so do method and body',
    request: 'POST /test/pets',
    body: NEW_DOG,
    backend: 'POST /petstore/pets',
    status: 200,
    answer: { pet: NEW_DOG, message: 'success' },
  },
  {
    about: "the backend's own 400",
    request: 'GET /test/pets/cat',
    backend: 'GET /petstore/pets/cat',
    status: 400,
    answer: FIELDS_MISSING,
  },
  {
    about: 'a verb the backend lacks',
    request: 'DELETE /test/pets',
    backend: 'DELETE /petstore/pets',
    status: 404,
    answer: 'Cannot DELETE /petstore/pets',
  },
  {
    about: 'a path the backend lacks',
    request: 'GET /test/no/such/thing',
    backend: 'GET /petstore/no/such/thing',
    status: 404,
    answer: 'Cannot GET /petstore/no/such/thing',
  },
  {
    about: '/ has no method',
    request: 'GET /test',
    backend: null,
    status: 403,
    answer: NO_TOKEN,
  },
];

/**
 * With GET set up on `/` as well.
 *
 * @type {readonly Exchange[]}
 */
export const withGetOnRoot = [
  {
    about: "the backend's own 404",
    request: 'GET /test',
    backend: 'GET /petstore',
    status: 404,
    answer: 'Cannot GET /petstore',
  },
  {
    about: '/ has no POST',
    request: 'POST /test',
    backend: null,
    status: 403,
    answer: NO_TOKEN,
  },
];
