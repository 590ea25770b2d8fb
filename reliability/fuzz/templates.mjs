// Mapping templates and JSON paths, made by a grammar and then spoiled: each renders, or fails with an error
// of its own kind.
import { evaluateJsonPath, renderTemplate } from 'apigateway-middleware/mapping';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/** @param {Random} random */
export function templateInput(random) {
  const template = block(random, 4);
  return random.chance(0.3) ? spoiled(template, random) : template;
}

/** @param {string} template @param {Random} random */
export function checkTemplate(template, random) {
  try {
    const rendered = renderTemplate(template, {
      body: JSON.stringify({ a: random.of(ODD_VALUES), b: [1, { c: 'x' }], d: '<&"\'' }),
      context: { requestId: 'r', identity: { sourceIp: '::1' } },
    });
    if (typeof rendered !== 'string' && typeof rendered.output !== 'string') {
      throw new Error(`rendered ${typeof rendered}`);
    }
  } catch (error) {
    refuseOtherThan(error, TEMPLATE_ERRORS);
  }
}

/** What a template may fail with. */
export const TEMPLATE_ERRORS = ['TemplateError', 'MappingError', 'GatewayError'];

/** @param {Random} random */
export function jsonPathInput(random) {
  const path = `$${Array.from({ length: random.below(5) }, () => step(random)).join('')}`;
  return random.chance(0.4) ? spoiled(path, random) : path;
}

/** @param {string} path @param {Random} random */
export function checkJsonPath(path, random) {
  try {
    const json = JSON.stringify({ a: random.of(ODD_VALUES), b: [1, [2], { a: { a: 'x' } }] });
    evaluateJsonPath(json, path, random.chance(0.5) ? '2.10' : '2.0.0');
  } catch (error) {
    refuseOtherThan(error, [
      'InvalidJsonPathError',
      'JsonPathError',
      'JsonPathLimitError',
      'JsonSyntaxError',
      'JavaRegexLimitError',
    ]);
  }
}

/** @param {unknown} error @param {readonly string[]} names */
export function refuseOtherThan(error, names) {
  if (!(error instanceof Error) || !names.includes(error.name)) {
    throw error;
  }
}

/** @param {Random} random @param {number} depth @returns {string} */
function block(random, depth) {
  return Array.from({ length: 1 + random.below(4) }, () => part(random, depth)).join('');
}

/** @param {Random} random @param {number} depth @returns {string} */
function part(random, depth) {
  if (depth === 0) {
    return random.text(5);
  }
  const inner = () => block(random, depth - 1);
  switch (random.below(9)) {
    case 0:
      return `#set($${name(random)} = ${expression(random, depth)})`;
    case 1:
      return `#if(${expression(random, depth)})${inner()}#{else}${inner()}#end`;
    case 2:
      return `#foreach($${name(random)} in ${expression(random, depth)})${inner()}#end`;
    case 3:
      return `#macro(${name(random)} $x)${inner()}#end#${name(random)}(1)`;
    case 4:
      return `$input.json('${jsonPathInput(random).replaceAll("'", '')}')`;
    case 5:
      return `$!{${name(random)}.${name(random)}}`;
    case 6:
      return `#define($${name(random)})${inner()}#end`;
    case 7:
      return `$${expression(random, depth)}`;
    default:
      return random.text(8);
  }
}

/** @param {Random} random @param {number} depth @returns {string} */
function expression(random, depth) {
  if (depth <= 0) {
    return random.of(['1', '-1', '"a"', "'b'", 'true', `$${name(random)}`, '[]', '{}']);
  }
  const inner = () => expression(random, depth - 1);
  switch (random.below(8)) {
    case 0:
      return `${inner()} ${random.of(['+', '-', '*', '/', '%', '==', '!=', '<', '&&', '||'])} ${inner()}`;
    case 1:
      return `[${inner()}..${random.below(50)}]`;
    case 2:
      return `[${inner()}, ${inner()}]`;
    case 3:
      return `{"${random.of(HOSTILE_NAMES)}": ${inner()}}`;
    case 4:
      return `$input.path('$.${name(random)}').${name(random)}(${inner()})`;
    case 5:
      return `$util.${random.of(['escapeJavaScript', 'parseJson', 'urlEncode', 'urlDecode', 'base64Encode', 'base64Decode'])}(${inner()})`;
    case 6:
      return `"x$${name(random)}y${random.text(4).replaceAll('"', '')}"`;
    default:
      return `!${inner()}`;
  }
}

/** @param {Random} random */
function step(random) {
  return random.of([
    () => `.${name(random)}`,
    () => '.*',
    () => '..a',
    () => `[${random.below(4)}]`,
    () => `[-1:]`,
    () => `['${random.of(HOSTILE_NAMES)}']`,
    () => `[?(@.a == ${random.of(['1', "'x'", 'null', '@.b'])})]`,
    () => `[?(@.a =~ /${random.of(['a+', '(a+)+', '.*x'])}/)]`,
    () => '.length()',
  ])();
}

/** @param {Random} random */
function name(random) {
  return random.of([
    'a',
    'b',
    'c',
    'input',
    'context',
    'util',
    'size',
    'keySet',
    'class',
    ...HOSTILE_NAMES.slice(0, 4),
  ]);
}

/** @param {string} text @param {Random} random */
function spoiled(text, random) {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.text(4) + text.slice(at + random.below(4));
}
