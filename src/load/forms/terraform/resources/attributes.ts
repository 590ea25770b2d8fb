import { isObject } from '../../../../checks/document-values.js';
import { Draft } from '../../../source/draft.js';
import type { SourceMap } from '../../../source/source-map.js';

export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Whether an attribute has a value. What is not set is `null` in a configuration and in a plan, and
 * an empty text, list or map once the provider has read it back from AWS.
 */
export function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    !(typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** The attributes that are set, by the names that API Gateway's own API has for them. */
export function renamed(
  values: Attributes,
  names: Readonly<Record<string, string>>,
  sources: SourceMap,
): Draft {
  const draft = new Draft(sources);
  for (const [attribute, name] of Object.entries(names)) {
    if (isSet(values[attribute])) {
      draft.take(values, attribute, name);
    }
  }
  return draft;
}

/** The text of an attribute that is set; numbers and booleans become texts. */
export function textAt(values: Attributes, attribute: string): string | undefined {
  const value = values[attribute];
  return isSet(value) && typeof value !== 'object' ? String(value) : undefined;
}

/** The blocks of one name. Where only one is allowed, forms differ in whether it is in a list. */
export function blocksIn(values: Attributes, name: string): readonly Attributes[] {
  const value = values[name];
  if (isObject(value)) {
    return [value];
  }
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function blockIn(values: Attributes, name: string): Attributes | undefined {
  return blocksIn(values, name)[0];
}
