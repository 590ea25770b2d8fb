// Templates that read payloads, parameters and variables whose names are those of JavaScript's own objects: a template
// sees what the scope holds and nothing of the engine, renders the same text again, and changes nothing but its output.
import { renderTemplate } from 'apigateway-middleware/mapping';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';
import { refuseOtherThan, TEMPLATE_ERRORS, templateInput } from './templates.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('apigateway-middleware/mapping').TemplateInput} Scope */

/** A member that every object of JavaScript has while a template renders, and that no template may find. */
const CANARY = 'canary';

/** Names of members that JavaScript's objects, or those of the engine, have already. */
const NAMES = [
  ...HOSTILE_NAMES,
  ...['__defineGetter__', '__lookupGetter__', 'isPrototypeOf', 'toJSON', 'then', 'call', 'caller'],
  ...['bind', 'arguments', 'name', 'size', 'get', 'getCanary', 'isCanary', 'getClass', 'class'],
  ...['entries', 'keySet', 'keys', 'value', 'render', 'raw', 'message', 'stack', CANARY, 'a'],
];

/** @param {Random} random @returns {{ template: string, scope: Scope }} */
export function scopeInput(random) {
  const probes = Array.from({ length: 1 + random.below(6) }, () => probe(random));
  const template = random.chance(0.5) ? templateInput(random) : '';
  return {
    template: random.chance(0.5) ? template + probes.join('\n') : probes.join('\n') + template,
    scope: {
      body: random.chance(0.9) ? json(random, 4, BODY_LEVELS) : random.text(40),
      params: { path: texts(random), querystring: texts(random), header: texts(random) },
      context: JSON.parse(`{${members(random, 3, CONTEXT_LEVELS)}}`),
      stageVariables: texts(random),
    },
  };
}

/** @param {{ template: string, scope: Scope }} input */
export function checkScope({ template, scope }) {
  const before = builtIns();
  let isFound = false;
  Object.defineProperty(Object.prototype, CANARY, {
    configurable: true,
    get: () => {
      isFound = true;
      return CANARY;
    },
    set: () => {
      isFound = true;
    },
  });
  let rendered;
  try {
    rendered = [outcome(template, scope), outcome(template, scope)];
  } finally {
    Reflect.deleteProperty(Object.prototype, CANARY);
  }
  const [first = '', second] = rendered;
  const trace = /\[native code\]|\[object |function|undefined/.exec(first);
  if (isFound || trace !== null) {
    throw new Error(`A template found an object of JavaScript: ${trace?.[0]}: ${first}`);
  }
  if (first !== second) {
    throw new Error(
      `Rendered again, it is ${JSON.stringify(second)} after ${JSON.stringify(first)}`,
    );
  }
  if (builtIns().some((value, index) => value !== before[index])) {
    throw new Error('An object of JavaScript was changed');
  }
}

/** What comes of a template: its output and overrides, or its error. @param {string} template @param {Scope} scope */
function outcome(template, scope) {
  try {
    return JSON.stringify(renderTemplate(template, scope));
  } catch (error) {
    refuseOtherThan(error, TEMPLATE_ERRORS);
    return String(error);
  }
}

/** The members of what all of JavaScript shares. */
function builtIns() {
  return [Object, Function, Array, String, Number, Map, RegExp, Error, Promise].flatMap(
    ({ prototype }) =>
      Reflect.ownKeys(prototype).flatMap((name) => {
        const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, name) ?? {};
        return [name, value, get, set];
      }),
  );
}

/** A directive or reference that reads the scope by one of the names. @param {Random} random @returns {string} */
function probe(random) {
  const name = () => random.of(NAMES) || 'a';
  const path = () => `$input.path("$${random.of(['', '.a', `['${name()}']`, `..${name()}`])}")`;
  const found = () =>
    random.of([
      path,
      () => `$input.params('${name()}')`,
      () => `$input.params().${random.of(['path', 'querystring', 'header', name()])}`,
      () => `$stageVariables`,
      () => `$context.${name()}`,
      () => '$util.parseJson($input.body)',
      () => '$input',
      () => '$util',
      () => '$input.body',
      () => '$context.requestOverride.header',
    ])();
  return random.of([
    () => `$!{x}${found()}.${name()}`,
    () => `${found()}.${name()}.${name()}`,
    () => `${found()}.${name()}()`,
    () => `${found()}.${name()}('${name()}')`,
    () => `${found()}.get("${name()}").${name()}`,
    () => `${found()}["${name()}"]`,
    () => `#set($x = ${found()})$x.${name()} $x.size() $x.getClass().${name()} $x`,
    () => `#set($x = {"${name()}": ${found()}})$x.${name()} $x.keySet() $x.toString()`,
    () => `#set($m = ${path()})$!m.put("${name()}", ${found()})$m.${name()} $input.json('$')`,
    () => `#set($m = ${path()})#set($m.${name()} = ${found()})$m`,
    () => `#foreach($k in ${found()}.keySet())$k=${found()}.get($k).${name()};#end`,
    () => `#foreach($${name()} in ${found()})$foreach.${name()} $velocityCount #end`,
    () => `#set($context.requestOverride.header.${name()} = ${found()})`,
    () => `#set($context.${name()}.${name()} = ${found()})$context.${name()}`,
    () => `#set($${name()} = ${found()})$${name()}.${name()} $!{${name()}}`,
    () => `#macro(${name()} $y)$y.${name()}#end#${name()}(${found()})`,
    () => `#if(${found()} == ${found()})1#{else}${found()}.hashCode()#end`,
    () => `$input.json("$.${name()}") $input.json("$['${name()}']")`,
    () => `$util.${name()}(${found()}) $util.escapeJavaScript(${found()})`,
  ])();
}

/** Parameters or variables: texts by name. @param {Random} random @returns {Record<string, string>} */
function texts(random) {
  const named = Array.from({ length: random.below(5) }, () => [
    random.of(NAMES),
    random.chance(0.8) ? random.of(['x', '\ud800', '{"a":1}', ...NAMES]) : random.text(8),
  ]);
  return Object.fromEntries(named);
}

/** JSON as a client might write it, its numbers, escapes and depth included. @param {Random} random @param {number} depth @param {readonly number[]} levels @returns {string} */
function json(random, depth, levels) {
  if (depth === 0 || random.chance(0.1)) {
    return random.of([
      ...NUMBERS,
      ...ESCAPES,
      ...NAMES.map((name) => JSON.stringify(name)),
      odd(random),
    ]);
  }
  switch (random.below(12)) {
    case 0: {
      const count = random.of(levels);
      return `${'{"a":['.repeat(count)}1${']}'.repeat(count)}`;
    }
    case 1:
    case 2:
      return `[${Array.from({ length: random.below(4) }, () => json(random, depth - 1, levels))}]`;
    default:
      return `{${members(random, depth, levels)}}`;
  }
}

/** The inside of an object; some names occur twice. @param {Random} random @param {number} depth @param {readonly number[]} levels */
function members(random, depth, levels) {
  return Array.from(
    { length: random.below(5) },
    () => `${JSON.stringify(random.of(NAMES))}:${json(random, depth - 1, levels)}`,
  ).join();
}

/** @param {Random} random */
function odd(random) {
  return JSON.stringify(random.of(ODD_VALUES));
}

/** Maps and lists in one another: a body is a client's, `$context` the gateway's own. */
const BODY_LEVELS = [10, 100, 400, 1000, 20_000];
const CONTEXT_LEVELS = [10, 100];
const NUMBERS = ['1e400', '-1e400', '1e-400', '9'.repeat(400), '-0', '0.1', '1E+2', '4294967296'];
const ESCAPES = ['"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '"\\u2028"', '"${a}#end"'];
