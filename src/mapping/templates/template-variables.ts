import { exactHeaderIn } from '../../http/header-list.js';
import { MapValue, type Value } from '../../java/json/values.js';
import type { Roots } from '../../java/velocity/index.js';
import type { MappingScope } from '../../model/mapping.js';
import type { MethodRequest } from '../../model/message.js';
import { createOverrides, type TemplateOverrides } from '../overrides.js';
import { contextVariable } from './variables/context-variable.js';
import { HeaderMap } from './variables/header-map.js';
import { InputVariable, type ParameterMaps } from './variables/input-variable.js';
import { UTIL } from './variables/util-variable.js';

/**
 * What a template sees of a request: `$input`, `$context`, `$stageVariables` and `$util`, each made
 * when the template first reads it.
 */
export function templateRoots(scope: MappingScope): Roots {
  return (name) => {
    switch (name) {
      case 'input':
        return scopeInput(scope);
      case 'context':
        return contextVariable(scope.context.variables, overridesOf(scope));
      case 'stageVariables':
        return mapOf(scope.stageVariables);
      case 'util':
        return UTIL;
      default:
        return undefined;
    }
  };
}

/** `$input` of a scope. */
export function scopeInput(scope: MappingScope): InputVariable {
  return new InputVariable(scope.body, parametersOf(scope.request));
}

/** The overrides of a scope, if templates can write them; otherwise empty ones. */
export function overridesOf({ overrides }: MappingScope): TemplateOverrides {
  return 'beginTemplate' in overrides ? (overrides as TemplateOverrides) : createOverrides();
}

function parametersOf(request: MethodRequest): ParameterMaps {
  return {
    all: () =>
      new MapValue(
        new Map<Value, Value>([
          ['path', mapOf(request.pathParameters)],
          ['querystring', new MapValue(lastValues(request.queryParameters))],
          ['header', new HeaderMap(request.headers)],
        ]),
      ),
    find: (name) =>
      request.pathParameters.get(name) ??
      request.queryParameters.get(name)?.at(-1) ??
      exactHeaderIn(request.headers, name) ??
      request.header(name)?.at(-1),
  };
}

/** A map of text as a value. */
export function mapOf(entries: ReadonlyMap<string, string>): MapValue {
  return new MapValue(new Map<Value, Value>(entries));
}

function lastValues(parameters: ReadonlyMap<string, readonly string[]>): Map<Value, Value> {
  const entries = new Map<Value, Value>();
  for (const [name, values] of parameters) {
    entries.set(name, values.at(-1) ?? '');
  }
  return entries;
}
