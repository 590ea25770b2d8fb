import type { Check } from './report.js';

/** A schema of the document. It exists before its check is compiled, because it may be recursive. */
export interface CompiledSchema {
  check: Check | undefined;
  /** The schemas applied to the same value, through `$ref`, `allOf` and the like. */
  readonly alternatives: CompiledSchema[];
  /** How many schemas, nested in each other, apply to one value; `undefined` until it is counted. */
  height: number | undefined;
}

/**
 * The reason why schemas cannot be used: one refers to itself for the same value, so its check would
 * never end, or more than `most` schemas apply to one value. `undefined` if there is none.
 */
export function nestsTooDeep(schemas: readonly CompiledSchema[], most: number): string | undefined {
  for (const schema of schemas) {
    if (measure(schema) === Number.POSITIVE_INFINITY) {
      return 'The model refers to itself for the same value, without a property or item in between: remove the circular reference';
    }
    if ((schema.height ?? 0) > most) {
      return `The model is nested too deeply: more than ${most} schemas apply to the same value`;
    }
  }
  return undefined;
}

/** Counts the height of a schema, without recursion, because chains of references may be long. */
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
