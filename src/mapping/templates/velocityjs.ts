import { Compile, parse } from 'velocityjs';
import { TemplateError } from '../../errors.js';
import { readJson, toPlain, writeJson } from '../../java/json/index.js';
import { MapValue, type Value } from '../../java/json/values.js';
import type { ContextValue, MappingScope, TemplateEngine } from '../../model/mapping.js';
import { overridesOf, scopeInput } from './template-variables.js';
import { plainMap, plainValue } from './variables/context-variable.js';
import * as functions from './variables/util-functions.js';

/**
 * The velocityjs package as template engine, for the same output as tools that are built on it. It
 * differs from API Gateway in many details (docs/mapping-templates.md) and has no limits.
 */
export const velocityjsEngine: TemplateEngine = {
  name: 'velocityjs',
  compile(text) {
    const tree = parsed(text);
    return { render: (scope) => rendered(tree, scope) };
  },
};

type Tree = ReturnType<typeof parse>;

function parsed(text: string): Tree {
  try {
    return parse(text);
  } catch (cause) {
    throw templateError(cause, 'parse');
  }
}

function rendered(tree: Tree, scope: MappingScope): string {
  const overrides = overridesOf(scope);
  const assigned = blank({
    requestOverride: toPlain(overrides.requestOverride),
    responseOverride: toPlain(overrides.responseOverride),
  });
  const before = blank({
    requestOverride: toPlain(overrides.requestOverride),
    responseOverride: toPlain(overrides.responseOverride),
  });
  let output: string;
  try {
    output = new Compile(tree).render(variablesOf(scope, assigned), {}, true);
  } catch (cause) {
    throw templateError(cause, 'render');
  }
  overrides.beginTemplate();
  writeBack(overrides.requestOverride, before.requestOverride, assigned.requestOverride);
  writeBack(overrides.responseOverride, before.responseOverride, assigned.responseOverride);
  return output;
}

type Members = Record<string, unknown>;

/** What the template sees: plain values, without prototypes of this library. */
function variablesOf(scope: MappingScope, overrides: Members): Members {
  const input = scopeInput(scope);
  return blank({
    input: blank({
      body: scope.body.text === '' ? '{}' : scope.body.text,
      path: (expression: string) => toPlain(input.path(expression)),
      json: (expression: string) => {
        const found = input.path(expression);
        return found === null ? '""' : writeJson(found);
      },
      params: (name?: string) =>
        name === undefined ? toPlain(input.maps) : (input.parameters.find(name) ?? ''),
    }),
    context: blank({ ...copied(scope.context.variables), ...overrides }),
    stageVariables: blank(Object.fromEntries(scope.stageVariables)),
    util: blank({
      escapeJavaScript: (text: unknown) => functions.escapeJavaScript(String(text ?? '')),
      parseJson: (text: string) => toPlain(readJson(String(text))),
      urlEncode: (text: unknown) => functions.urlEncode(String(text ?? '')),
      urlDecode: (text: unknown) => functions.urlDecode(String(text ?? '')),
      base64Encode: (text: unknown) => functions.base64Encode(String(text ?? '')),
      base64Decode: (text: unknown) => functions.base64Decode(String(text ?? '')),
    }),
  });
}

/** An object without a prototype. */
function blank(members: Members): Members {
  return Object.assign(Object.create(null), members);
}

/** A copy that a template may change. */
function copied(value: object): Members {
  const members: Members = Object.create(null);
  for (const [name, member] of Object.entries(value)) {
    const nested = typeof member === 'object' && member !== null && !Array.isArray(member);
    members[name] = nested ? copied(member) : member;
  }
  return members;
}

/** Copies back what a template has changed; functions that the package adds are not values. */
function writeBack(map: MapValue, before: unknown, after: unknown): void {
  const former = (before ?? {}) as Members;
  for (const [name, value] of Object.entries((after ?? {}) as Members)) {
    if (typeof value === 'function') {
      continue;
    }
    const own = map.entries.get(name);
    if (own instanceof MapValue && typeof value === 'object' && !Array.isArray(value)) {
      writeBack(own, former[name], value);
    } else if (value !== former[name]) {
      const taken: Value = plainValue(value as ContextValue, plainMap);
      map.entries.set(name, taken);
    }
  }
}

/** The package reports a line only for parse errors, and only in the text of the message. */
function templateError(cause: unknown, phase: TemplateError['phase']): TemplateError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  return new TemplateError(message.split('\n')[0] ?? '', { line, column: 1, phase }, { cause });
}
