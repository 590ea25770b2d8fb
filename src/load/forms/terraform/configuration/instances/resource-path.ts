import type { Place } from '../../../../source/source-text.js';
import { type HclValue, stringValue } from '../../hcl/index.js';
import type { ResourceInstance } from './resource-instance.js';

/** The longest chain of parents. */
const MAX_PARENTS = 100;

/**
 * The `path` of a resource of API Gateway: the path parts of its parents and its own; `undefined`
 * where one of them is not known.
 */
export function resourcePath(resource: ResourceInstance, place: Place): HclValue | undefined {
  const parts: string[] = [];
  let next: ResourceInstance | undefined = resource;
  while (next !== undefined && parts.length < MAX_PARENTS) {
    const part: HclValue = next.attribute('path_part', place);
    if (part.kind !== 'string') {
      return undefined;
    }
    parts.unshift(part.text);
    const parent: HclValue = next.attribute('parent_id', place);
    const address: string = parent.kind === 'unknown' ? (parent.address ?? '') : '';
    if (/\.root_resource_id$/.test(address)) {
      return stringValue(`/${parts.join('/')}`, place);
    }
    next = resource.project.instances.get(address.replace(/\.id$/, ''));
  }
  return undefined;
}
