import { isObject } from '../../../../checks/document-values.js';
import type { Drafts } from '../document/drafts.js';
import type { Made } from '../document/entry.js';
import { isIntrinsic } from '../document/intrinsics.js';

/** No document is nested more deeply, but for aliases to what contains them. */
const MAX_DEPTH = 500;

/**
 * Merges the global properties into those of a resource: objects member by member, arrays one after
 * the other; of other values, and of values of different kinds, the resource's own wins. A function
 * of CloudFormation counts as one value.
 * AWS: SAM, "Globals section of the AWS SAM template", overridable globals.
 */
export function mergeProperties(
  globals: object,
  own: object,
  drafts: Drafts,
  count: (members: number) => void,
): Made {
  const merged = new Map<object, Map<object, Made>>();
  const merge = (global: object, local: object, depth: number): Made => {
    const known = merged.get(global)?.get(local);
    if (known !== undefined) {
      return known;
    }
    count(Object.keys(global).length + Object.keys(local).length);
    const result = drafts.copy(global);
    merged.set(global, (merged.get(global) ?? new Map<object, Made>()).set(local, result));
    for (const [key, value] of Object.entries(local)) {
      const inherited = result[key];
      drafts.move(local, key, result);
      if (Array.isArray(inherited) && Array.isArray(value)) {
        count(inherited.length + value.length);
        result[key] = drafts.concat(inherited, value);
      } else if (isPlainObject(inherited) && isPlainObject(value) && depth < MAX_DEPTH) {
        result[key] = merge(inherited, value, depth + 1);
      }
    }
    return result;
  };
  return merge(globals, own, 0);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !isIntrinsic(value);
}
