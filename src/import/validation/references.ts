import type { Check } from './report.js';

/** A schema of the document; known before it is compiled, because it may lead back to itself. */
export interface CompiledSchema {
  check: Check | undefined;
  /** The schemas that look at the same value. */
  readonly alternatives: CompiledSchema[];
  /** How many schemas look at one value within each other; `undefined` until it is counted. */
  height: number | undefined;
}

/**
 * Why the schemas cannot be run: one leads back to itself while it stays at the same value, so that
 * its check would never end, or more than `most` look at one value within each other.
 */
export function nestsTooDeep(schemas: readonly CompiledSchema[], most: number): string | undefined {
  for (const schema of schemas) {
    if (measure(schema) === Number.POSITIVE_INFINITY) {
      return 'The model leads back to itself without any property or item in between';
    }
    if ((schema.height ?? 0) > most) {
      return `The model is too deep: more than ${most} schemas look at the same value within each other`;
    }
  }
  return undefined;
}

/** Counts the height of a schema; without a stack, since rows of references may be long. */
function measure(root: CompiledSchema): number {
  const open = new Set<CompiledSchema>();
  const path: CompiledSchema[] = [root];
  for (let schema = path.at(-1); schema !== undefined; schema = path.at(-1)) {
    const next = schema.alternatives.find(({ height }) => height === undefined);
    open.add(schema);
    if (schema.height !== undefined || next === undefined) {
      schema.height ??= 1 + Math.max(0, ...schema.alternatives.map(({ height }) => height ?? 0));
      open.delete(schema);
      path.pop();
    } else if (open.has(next)) {
      next.height = Number.POSITIVE_INFINITY;
    } else {
      path.push(next);
    }
  }
  return root.height ?? 0;
}
