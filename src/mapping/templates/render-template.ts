import { MapValue, SilentMap, type Value } from '../../java/json/values.js';
import { compileVelocity, type Roots } from '../../java/velocity/index.js';
import type { ContextVariables } from '../../model/mapping.js';
import { JsonPayload } from '../json-payload.js';
import { createOverrides, type TemplateOverrides } from '../overrides.js';
import {
  type RenderedOverrides,
  renderedOverrides,
  restoreOverrides,
} from './rendered-overrides.js';
import { mapOf } from './template-variables.js';
import { plainMap } from './variables/context-variable.js';
import { InputVariable, type ParameterMaps } from './variables/input-variable.js';
import { UTIL } from './variables/util-variable.js';

/** The input of a template in a test. Everything that is omitted is empty. */
export interface TemplateInput {
  /** The payload of the request or, for a response template, of the backend's response. */
  readonly body?: string | undefined;
  /** What `$input.params()` returns; names are looked up exactly as spelled here. */
  readonly params?:
    | {
        readonly path?: Readonly<Record<string, string>> | undefined;
        readonly querystring?: Readonly<Record<string, string>> | undefined;
        readonly header?: Readonly<Record<string, string>> | undefined;
      }
    | undefined;
  /** `$context`, in this order; as in a gateway, it prints nothing itself, but the maps in it do. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  /** For a response template: the overrides that the request template left. */
  readonly overrides?: RenderedOverrides | undefined;
}

/**
 * Renders a mapping template as a gateway would, for tests of templates.
 *
 * ```ts
 * const { output } = renderTemplate('{"id": "$input.params(\'id\')"}', { params: { path: { id: '7' } } });
 * // {"id": "7"}
 * ```
 * @throws TemplateError with line and column where the template does not parse or rendering fails
 */
export function renderTemplate(
  template: string,
  input: TemplateInput = {},
): { readonly output: string; readonly overrides: RenderedOverrides } {
  const overrides = createOverrides();
  if (input.overrides !== undefined) {
    restoreOverrides(overrides, input.overrides);
  }
  const output = compileVelocity(template).render(rootsOf(input, overrides));
  return { output, overrides: renderedOverrides(overrides) };
}

function rootsOf(input: TemplateInput, overrides: TemplateOverrides): Roots {
  return (name) => {
    switch (name) {
      case 'input':
        return new InputVariable(new JsonPayload(input.body ?? ''), parametersOf(input));
      case 'context': {
        const { entries } = plainMap((input.context ?? {}) as ContextVariables);
        entries.set('requestOverride', overrides.requestOverride);
        entries.set('responseOverride', overrides.responseOverride);
        return new SilentMap(entries);
      }
      case 'stageVariables':
        return mapOf(new Map(Object.entries(input.stageVariables ?? {})));
      case 'util':
        return UTIL;
      default:
        return undefined;
    }
  };
}

function parametersOf({ params = {} }: TemplateInput): ParameterMaps {
  const maps = LOCATIONS.map((location) => new Map(Object.entries(params[location] ?? {})));
  return {
    all: () =>
      new MapValue(
        new Map<Value, Value>(
          LOCATIONS.map((location, at) => [location, mapOf(maps[at] ?? new Map())]),
        ),
      ),
    find: (name) => maps.find((map) => map.has(name))?.get(name),
  };
}

const LOCATIONS = ['path', 'querystring', 'header'] as const;
