// What a document may ask of a body of some megabytes: each case is one method, with one template, model, mapping or
// option, and the body that makes it work hardest.
import { BODIES, fill } from './bodies.mjs';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {import('./bodies.mjs').Body} body
 * @property {string} [template] of the request
 * @property {string} [responseTemplate] the backend then sends the body back
 * @property {object} [schema] the model of the body
 * @property {Record<string, string>} [parameters] requestParameters of the integration
 * @property {'http' | 'http_proxy' | 'aws_proxy'} [type]
 * @property {boolean} [isBinary] the function receives the body in base64
 * @property {object} [options] of the gateway
 * @property {Record<string, string>} [headers]
 * @property {string} [queryString]
 * @property {boolean} [isMultiplied] the document asks for more work on each value, which a limit bounds
 */

/** Reads the body and writes it. */
const READ_AND_WRITE = "$input.json('$')";
const READ_ONLY = "#set($x = $input.path('$'))";

/** @param {string} name */
const bodyOf = (name) => /** @type {import('./bodies.mjs').Body} */ (BODIES[name]);
const each = (/** @type {(name: string, body: import('./bodies.mjs').Body) => Case} */ make) =>
  Object.entries(BODIES).map(([name, body]) => make(name, body));
const numbers = bodyOf('one digit each');
const items = bodyOf('objects as an API has them');
const deep = bodyOf('lists 999 deep');
const text = bodyOf('one string');

/** @type {readonly Case[]} */
const PAYLOADS = [
  ...each((name, body) => ({ name: `$input.json('$'), ${name}`, body, template: READ_AND_WRITE })),
  ...each((name, body) => ({ name: `$input.path('$'), ${name}`, body, template: READ_ONLY })),
  ...each((name, body) => ({
    name: `a response template, ${name}`,
    body,
    responseTemplate: READ_AND_WRITE,
  })).slice(0, 1),
  ...each((name, body) => ({
    name: `$input.path('$') == $util.parseJson($input.body), ${name}`,
    body,
    template: "#if($input.path('$') == $util.parseJson($input.body))same#end",
  })),
];

/** @type {readonly Case[]} */
const PATHS = [
  ['$..*', numbers],
  ['$..*', items],
  ['$..*', deep],
  ['$..name', items],
  ['$..name', deep],
  ['$[*]', numbers],
  ['$[*].name', items],
  ['$[?(@ > 1)]', numbers],
  ['$[?(@.id > 1)]', items],
  ['$[?(@.name == "Name 1" || @.price < 3)]', items],
  ['$[?(@.name =~ /.*(a+)+$/)]', items],
  ['$..[?(@.id)]', items],
  ['$[?(@ == $)]', numbers],
  ['$[?(@.id in $..id)]', items],
  ['$.length()', numbers],
  ['$.sum()', numbers],
].map(([path, body]) => ({
  name: `$input.json('${path}'), ${nameOf(body)}`,
  body: /** @type {import('./bodies.mjs').Body} */ (body),
  template: `$input.json('${path}')`,
}));

/** @type {readonly Case[]} */
const FUNCTIONS = [
  ['$util.escapeJavaScript($input.body)', 'one string'],
  ['$util.escapeJavaScript($input.body)', 'one string that is not ASCII'],
  ['$util.escapeJavaScript($input.body)', 'objects as an API has them'],
  ["$util.escapeJavaScript($input.json('$'))", 'short strings'],
  ["$util.escapeJavaScript($input.path('$'))", 'one string of escapes'],
  ['$util.parseJson($input.body)', 'objects as an API has them'],
  ['$util.urlEncode($input.body)', 'one string'],
  ['$util.urlEncode($input.body)', 'one string that is not ASCII'],
  ['$util.urlDecode($input.body)', 'objects as an API has them'],
  ['$util.urlDecode($util.urlEncode($input.body))', 'short strings'],
  ['$util.base64Encode($input.body)', 'one string'],
  ['$util.base64Encode($input.body)', 'one string that is not ASCII'],
  ['$util.base64Decode($util.base64Encode($input.body))', 'short strings'],
  ['$input.body', 'objects as an API has them'],
  ['$input.body.toUpperCase().toLowerCase()', 'objects as an API has them'],
  ["$input.body.replace('a', 'b')", 'objects as an API has them'],
  ["$input.body.replaceAll('a', 'b')", 'objects as an API has them'],
  ["$input.body.replaceAll('(a+)+$', 'b')", 'one string'],
  ["$input.body.matches('\"?(a+)+$')", 'one string'],
  ["$input.body.matches('.*')", 'one string'],
  ["$input.body.split(',').size()", 'one digit each'],
  ["$input.body.split('[,]').size()", 'one digit each'],
  ['$input.body.hashCode()', 'one string'],
  ["$input.path('$').hashCode()", 'lists 999 deep'],
  ["$input.path('$').toString().length()", 'lists 999 deep'],
  ["$input.path('$').contains(8)", 'one digit each'],
  ["$input.path('$').size()", 'one digit each'],
].map(([expression = '', body = '']) => ({
  name: `${expression}, ${body}`,
  body: bodyOf(body),
  template: expression,
}));

/** @type {readonly Case[]} */
const LOOPS = [
  {
    name: '#foreach over items that scans the body each time',
    body: items,
    template: "#foreach($x in $input.path('$[0:900]'))$input.json('$..id')#end",
  },
  {
    name: '#foreach in #foreach',
    body: items,
    template:
      "#set($all = $input.path('$[0:900]'))#foreach($x in $all)#foreach($y in $all)#if($x == $y)$x.id#end#end#end",
  },
  {
    name: 'putAll in a loop',
    body: bodyOf('many keys'),
    template:
      "#set($keys = $input.path('$'))#foreach($n in [1..900])#set($map = {})#set($void = $map.putAll($keys))#end",
  },
  {
    name: 'addAll in a loop',
    body: numbers,
    template:
      "#set($all = $input.path('$'))#set($list = [])#foreach($n in [1..900])#set($void = $list.addAll($all))#end",
  },
  {
    name: 'a text that doubles in a loop',
    body: text,
    template: '#set($x = \'a\')#foreach($n in [1..900])#set($x = "$x$x")#end$x',
  },
  {
    name: 'escapeJavaScript in a loop',
    body: text,
    template: '#foreach($n in [1..900])#set($x = $util.escapeJavaScript($input.body))#end',
  },
  {
    name: 'equality of two parses in a loop',
    body: items,
    template:
      "#set($other = $util.parseJson($input.body))#foreach($n in [1..900])#if($input.path('$') == $other)=#end#end",
  },
  {
    name: 'a pattern in a loop',
    body: text,
    template: "#foreach($n in [1..900])$input.body.matches('.*b')#end",
  },
  {
    name: 'parseJson in a loop',
    body: items,
    template: '#foreach($n in [1..900])#set($x = $util.parseJson($input.body))#end',
  },
];

const object_ = { type: 'object' };
/** @type {readonly Case[]} */
const MODELS = [
  ...each((name, body) => ({ name: `a model that asks for nothing, ${name}`, body, schema: {} })),
  {
    name: 'a model of items that fit',
    body: items,
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', minimum: 0 },
          name: { type: 'string', minLength: 1, maxLength: 100, pattern: '^Name \\d+$' },
          tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
          price: { type: 'number' },
          active: { type: 'boolean' },
        },
      },
    },
  },
  {
    name: 'millions of faults',
    body: numbers,
    schema: { type: 'array', items: { type: ['string', 'object'] } },
  },
  {
    name: 'faults that repeat the body',
    body: items,
    schema: { type: 'array', items: { enum: ['a', 1] }, uniqueItems: true },
  },
  {
    name: 'enum, one long string',
    body: text,
    schema: { enum: [1, 'a', { a: 1 }] },
  },
  {
    name: 'enum of 10,000 values',
    body: bodyOf('short strings'),
    schema: { type: 'array', items: { enum: Array.from({ length: 10_000 }, (_, n) => `x${n}`) } },
  },
  { name: 'uniqueItems, numbers', body: bodyOf('whole numbers'), schema: { uniqueItems: true } },
  { name: 'uniqueItems, objects', body: items, schema: { uniqueItems: true } },
  { name: 'uniqueItems, nested', body: deep, schema: { uniqueItems: true } },
  {
    name: 'uniqueItems at every level',
    body: deep,
    schema: { $ref: '#/components/schemas/Nested' },
  },
  {
    name: 'pattern (a+)+$, one string',
    body: (bytes) => `"${fill(bytes - 1, 'a')}b"`,
    schema: { pattern: '(a+)+$' },
  },
  { name: 'pattern ^a+$, one string', body: text, schema: { pattern: '^a+$' } },
  {
    name: 'pattern of each item',
    isMultiplied: true,
    body: bodyOf('short strings'),
    schema: { items: { pattern: '^[a-z]+ \\d{1,9}$' } },
  },
  {
    name: 'pattern of each key',
    isMultiplied: true,
    body: bodyOf('many keys'),
    schema: { patternProperties: { '^k.*\\d$': { type: 'integer' } }, additionalProperties: false },
  },
  {
    name: 'keys that are not allowed',
    body: bodyOf('many keys'),
    schema: { type: 'object', additionalProperties: false },
  },
  {
    name: 'anyOf, oneOf and not of each item',
    isMultiplied: true,
    body: numbers,
    schema: {
      items: {
        anyOf: [{ type: 'string' }, { type: 'integer' }],
        oneOf: [{ minimum: 1 }, { maximum: 0 }],
        not: object_,
      },
    },
  },
  {
    name: 'maximum and multipleOf of numbers of 30 digits',
    body: bodyOf('numbers of 30 digits'),
    schema: { items: { maximum: 100, multipleOf: 0.01 } },
  },
  {
    name: 'multipleOf of numbers of 999 digits',
    body: bodyOf('numbers of 999 digits'),
    schema: { items: { multipleOf: 7 } },
  },
];

const EVERY_HEADER = Object.fromEntries(
  Array.from({ length: 90 }, (_, n) => [`X-Header-${n}`, `"\\${'v'.repeat(80)}`]),
);

/** @type {readonly Case[]} */
const OTHER = [
  {
    name: 'a field of the body as a header',
    body: items,
    parameters: { 'integration.request.header.X-Id': 'method.request.body[0].id' },
  },
  { name: 'http_proxy', type: 'http_proxy', body: items },
  { name: 'http without templates', type: 'http', body: items },
  { name: 'aws_proxy', type: 'aws_proxy', body: items },
  {
    name: 'aws_proxy, text that is not ASCII',
    type: 'aws_proxy',
    body: bodyOf('one string that is not ASCII'),
  },
  { name: 'aws_proxy, base64', type: 'aws_proxy', body: items, isBinary: true },
  {
    name: 'trace of the body, with 8 KB of cookies that look like it',
    body: items,
    template: '$input.body',
    options: { trace: () => {} },
    headers: {
      Authorization: `Bearer ${'Name '.repeat(200)}`,
      Cookie: Array.from({ length: 700 }, (_, n) => `c${n}=Name ${n}`).join('; '),
    },
  },
  {
    name: 'trace with credentials that appear at every place of the body',
    body: text,
    template: '$input.body',
    options: { trace: () => {} },
    headers: {
      Cookie: Array.from(
        { length: 90 },
        (_, n) => `${'a'.repeat(n + 4)}=${'a'.repeat(n + 8)}`,
      ).join('; '),
    },
  },
  {
    name: 'access log of hostile headers',
    body: () => '{}',
    template: '{}',
    headers: EVERY_HEADER,
    options: {
      accessLog: {
        format:
          '{"id":"$context.requestId","agent":"$context.identity.userAgent","path":"$context.path","status":$context.status}',
        write: () => {},
      },
    },
  },
  {
    name: '8 KB of query parameters, mapped into a template',
    body: () => '{}',
    template: '#foreach($n in $input.params().querystring.keySet())$n=$input.params($n)#end',
    queryString: Array.from({ length: 900 }, (_, n) => `q${n}=%22${n}`).join('&'),
  },
  {
    name: '8 KB of headers, mapped into a template',
    body: () => '{}',
    template: '#foreach($n in $input.params().header.keySet())$n=$input.params($n)#end',
    headers: EVERY_HEADER,
  },
];

/** @type {readonly Case[]} */
export const CASES = [...PAYLOADS, ...PATHS, ...FUNCTIONS, ...LOOPS, ...MODELS, ...OTHER];

/** @param {unknown} body */
function nameOf(body) {
  return Object.entries(BODIES).find(([, make]) => make === body)?.[0];
}
