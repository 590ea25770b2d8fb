// Documents with random faults: each is refused with an ApiImportError, or imported and able to respond.
import { readFileSync } from 'node:fs';
import { createGateway } from 'apigateway-middleware';
import { parse } from 'yaml';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';

const file = (/** @type {string} */ name) =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** @type {readonly object[]} */
const DOCUMENTS = [
  parse(file('test/documents/petstore-openapi3.yaml')),
  JSON.parse(file('test/documents/petstore-swagger2.json')),
  ...file('test/conformance/aws-docs.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).spec),
];

/** @param {import('./random.mjs').Random} random */
export function documentInput(random) {
  const document = structuredClone(random.of(DOCUMENTS));
  for (let left = 1 + random.below(4); left > 0; left--) {
    mutate(document, random);
  }
  return document;
}

/** @param {object} document @param {import('./random.mjs').Random} random */
export async function checkDocument(document, random) {
  let gateway;
  try {
    gateway = createGateway(document, {
      onWarnings: () => {},
      onError: () => {},
      backends: Object.fromEntries(
        ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'].map((type) => [
          type,
          () => ({
            statusCode: 200,
            headers: { 'Content-Type': 'application/json' },
            body: '{"a":[1]}',
          }),
        ]),
      ),
    });
  } catch (error) {
    if (error?.name === 'ApiImportError' && error.issues.every(isPlaced)) {
      return;
    }
    if (error?.name === 'TypeError' && /document|API/.test(error.message)) {
      return;
    }
    throw error;
  }
  for (const { path, methods } of gateway.api.resources.slice(0, 10)) {
    for (const httpMethod of methods.keys()) {
      await respond(gateway, path, httpMethod, random);
    }
  }
  await gateway.close();
}

/**
 * @param {import('apigateway-middleware').Gateway} gateway
 * @param {string} resourcePath
 * @param {string} httpMethod
 * @param {import('./random.mjs').Random} random
 */
async function respond(gateway, resourcePath, httpMethod, random) {
  const path = resourcePath.replace(/\{[^}]*\}/g, () => encodeURIComponent(random.text(8)) || 'x');
  const response = await gateway.invoke({
    httpMethod: httpMethod === 'ANY' ? 'POST' : httpMethod,
    path,
    queryString: `a=1&${encodeURIComponent(random.of(HOSTILE_NAMES))}=${encodeURIComponent(random.text(5))}`,
    headers: { 'Content-Type': 'application/json', Accept: '*/*' },
    body: JSON.stringify({ [random.of(HOSTILE_NAMES)]: random.of(ODD_VALUES) }),
  });
  if (response === undefined || !(response.statusCode >= 200 && response.statusCode <= 999)) {
    throw new Error(`${httpMethod} ${path} got ${response?.statusCode}`);
  }
  await response.body?.bytes(20_000_000);
}

/** Changes one random place of a value. @param {object} root @param {import('./random.mjs').Random} random */
function mutate(root, random) {
  const places = placesOf(root);
  if (places.length === 0) {
    return;
  }
  const { parent, key } = random.of(places);
  switch (random.below(5)) {
    case 0:
      delete parent[key];
      break;
    case 1:
      parent[key] = structuredClone(random.of(ODD_VALUES));
      break;
    case 2:
      Object.defineProperty(
        parent,
        Array.isArray(parent) ? parent.length : random.of(HOSTILE_NAMES),
        {
          value: structuredClone(parent[key]),
          enumerable: true,
          configurable: true,
          writable: true,
        },
      );
      break;
    case 3:
      parent[key] =
        typeof parent[key] === 'string' ? spoiled(parent[key], random) : random.text(20);
      break;
    default: {
      const other = random.of(places);
      parent[key] = structuredClone(other.parent[other.key]);
    }
  }
}

/** @param {string} text @param {import('./random.mjs').Random} random */
function spoiled(text, random) {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.text(6) + text.slice(at + random.below(3));
}

/** @param {any} root @returns {{ parent: any, key: any }[]} */
function placesOf(root) {
  const places = [];
  const open = [root];
  for (const parent of open) {
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      if (typeof parent[key] === 'object' && parent[key] !== null && places.length < 20_000) {
        open.push(parent[key]);
      }
    }
  }
  return places;
}

/** @param {{ code: unknown, message: unknown, pointer: unknown }} issue */
function isPlaced({ code, message, pointer }) {
  return typeof code === 'string' && typeof message === 'string' && typeof pointer === 'string';
}
