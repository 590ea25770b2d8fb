import { idOf, placeholderOf, type TerraformResource } from '../../terraform-resource.js';
import { type Attributes, textAt } from '../attributes.js';

/**
 * The path of a resource, from the path parts of itself and its parents; `undefined` where it cannot
 * be known.
 */
export function pathOfResource(
  resource: TerraformResource,
  byId: ReadonlyMap<string, TerraformResource>,
): string | undefined {
  const parts: string[] = [];
  const seen = new Set<TerraformResource>();
  let next: TerraformResource | undefined = resource;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    parts.push(textAt(next.values, 'path_part') ?? '');
    next = byId.get(textAt(next.values, 'parent_id') ?? '');
  }
  return parts.includes('') ? undefined : `/${parts.reverse().join('/')}`;
}

/** Replaces the paths of resources in a text, where they are known only after the deployment. */
export function withResourcePaths(
  values: Attributes,
  attribute: string,
  members: readonly TerraformResource[],
): string | undefined {
  const text = textAt(values, attribute);
  if (text === undefined || !text.includes('.path}')) {
    return text;
  }
  const resources = members.filter(({ type }) => type === 'aws_api_gateway_resource');
  const byId = new Map(resources.map((one) => [idOf(one), one]));
  let filled = text;
  for (const resource of resources) {
    const placeholder = placeholderOf(`${resource.address}.path`);
    if (filled.includes(placeholder)) {
      filled = filled.replaceAll(placeholder, () => pathOfResource(resource, byId) ?? placeholder);
    }
  }
  return filled;
}
