import { refuse } from '../../checks/option-checks.js';
import { isRecord } from '../../checks/value-kinds.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import type { ContextValue, ContextVariables } from '../../model/mapping.js';

/** Levels of `$context`; API Gateway's has four. */
const DEEPEST_CONTEXT = 50;

/**
 * The input of a template as a page sends it, copied to objects without a prototype.
 * @throws TypeError that names the member, for anything but an input
 */
export function checkedInput(input: unknown): TemplateInput {
  const { body, params, context, stageVariables, overrides } = recordOf(input, 'input');
  if (body !== undefined && typeof body !== 'string') {
    refuse('input.body', 'a string', body);
  }
  const locations = params === undefined ? undefined : recordOf(params, 'input.params');
  const parts = overrides === undefined ? undefined : recordOf(overrides, 'input.overrides');
  return {
    body,
    params: locations && {
      path: textsOf(locations.path, 'input.params.path'),
      querystring: textsOf(locations.querystring, 'input.params.querystring'),
      header: textsOf(locations.header, 'input.params.header'),
    },
    context: context === undefined ? undefined : variablesOf(context, 'input.context'),
    stageVariables: textsOf(stageVariables, 'input.stageVariables'),
    overrides: parts && {
      requestOverride: variablesOf(parts.requestOverride ?? {}, 'input.overrides.requestOverride'),
      responseOverride: variablesOf(
        parts.responseOverride ?? {},
        'input.overrides.responseOverride',
      ),
    },
  };
}

function recordOf(value: unknown, place: string): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : refuse(place, 'an object', value);
}

function textsOf(value: unknown, place: string): Readonly<Record<string, string>> | undefined {
  if (value === undefined) {
    return undefined;
  }
  const texts: Record<string, string> = Object.create(null);
  for (const [name, text] of Object.entries(recordOf(value, place))) {
    texts[name] = typeof text === 'string' ? text : refuse(`${place}.${name}`, 'a string', text);
  }
  return texts;
}

function variablesOf(value: unknown, place: string): ContextVariables {
  const variables: Record<string, ContextValue> = Object.create(null);
  for (const [name, member] of Object.entries(recordOf(value, place))) {
    variables[name] = contextValue(member, `${place}.${name}`, 1);
  }
  return variables;
}

function contextValue(value: unknown, place: string, depth: number): ContextValue {
  if (depth > DEEPEST_CONTEXT) {
    throw new TypeError(`${place} is nested too deeply: leave it at ${DEEPEST_CONTEXT} levels`);
  }
  if (Array.isArray(value)) {
    return value.map((item) => contextValue(item, place, depth + 1));
  }
  if (isRecord(value)) {
    const members: Record<string, ContextValue> = Object.create(null);
    for (const [name, member] of Object.entries(value)) {
      members[name] = contextValue(member, `${place}.${name}`, depth + 1);
    }
    return members;
  }
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as string | number | boolean | null)
    : refuse(place, 'JSON', value);
}
