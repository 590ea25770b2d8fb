import type { MappingScope, MappingTemplate, ParameterSource } from '../../model/mapping.js';

/**
 * Parses a long payload before a template or mapping that reads it as JSON: in pieces, so that other
 * requests have their turn. A payload that is not JSON fails where it is read.
 * @returns `undefined` if there is nothing to wait for
 */
export function readAhead(
  { body }: MappingScope,
  template: MappingTemplate | undefined,
  mappings: readonly { readonly source: ParameterSource }[],
): Promise<void> | undefined {
  const isRead =
    (template !== undefined && template.readsJson !== false) ||
    mappings.some(({ source }) => source.readsBody);
  return isRead ? body.readAhead?.() : undefined;
}

/** Goes on with a value at once, or when a promise has it: awaiting a value takes a turn of the microtask queue. */
export function after<Value, Result>(
  value: Value | Promise<Value>,
  next: (value: Value) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
