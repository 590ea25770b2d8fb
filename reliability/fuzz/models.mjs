// Random models and bodies: a document with the model imports or is refused, and each body gets a response.
import { checkDocument } from './documents.mjs';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/** @param {Random} random */
export function modelInput(random) {
  return {
    openapi: '3.0.1',
    info: { title: 'models', version: '1' },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
    'x-amazon-apigateway-request-validator': 'all',
    paths: {
      '/x': {
        post: {
          requestBody: { content: { 'application/json': { schema: schema(random, 4) } } },
          responses: { 200: { description: 'ok' } },
          'x-amazon-apigateway-integration': {
            type: 'mock',
            requestTemplates: { 'application/json': '{"statusCode":200}' },
            responses: { default: { statusCode: '200' } },
          },
        },
      },
    },
  };
}

export { checkDocument as checkModel };

/** @param {Random} random @param {number} depth @returns {any} */
function schema(random, depth) {
  if (depth === 0 || random.chance(0.1)) {
    return random.of([{}, { type: 'string' }, { type: 'integer' }, random.of(ODD_VALUES)]);
  }
  const inner = () => schema(random, depth - 1);
  /** @type {Record<string, unknown>} */
  const made = {};
  for (let left = random.below(4); left > 0; left--) {
    const [keyword, value] = random.of([
      () => ['type', random.of(['object', 'array', 'string', 'number', ['string', 'null'], 'x'])],
      () => ['properties', { a: inner(), [random.of(HOSTILE_NAMES)]: inner() }],
      () => ['patternProperties', { [random.of(['^a', '(a+)+$', '[', '.*'])]: inner() }],
      () => ['additionalProperties', random.chance(0.5) ? inner() : false],
      () => ['items', random.chance(0.5) ? inner() : [inner(), inner()]],
      () => ['required', ['a', random.of(HOSTILE_NAMES)]],
      () => ['enum', [random.of(ODD_VALUES), 1]],
      () => ['pattern', random.of(['^a+$', '(a|a)*b', '\\p{L}+', '['])],
      () => ['multipleOf', random.of([0, 0.1, -1, 1e-300])],
      () => ['maximum', random.of([1, '1', Number.MAX_VALUE])],
      () => ['minLength', random.of([0, -1, 1e9])],
      () => ['uniqueItems', true],
      () => ['format', random.of(['date-time', 'uuid', 'x'])],
      () => ['allOf', [inner(), inner()]],
      () => ['oneOf', [inner(), inner()]],
      () => ['not', inner()],
      () => ['dependencies', { a: ['b'], b: inner() }],
      () => ['$ref', random.of(['#', '#/x', '#/paths', 'x'])],
    ])();
    made[/** @type {string} */ (keyword)] = value;
  }
  return made;
}
