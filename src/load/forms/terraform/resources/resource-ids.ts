import type { LoadContext } from '../../../load-context.js';
import { type ResourcePart, ROOT_RESOURCE } from '../../rest-api/rest-api-parts.js';
import { idOf, rootIdOf, type TerraformResource } from '../terraform-resource.js';
import type { ChosenApi } from './api-choice.js';
import { renamed, textAt } from './attributes.js';
import { reportDangling } from './dangling.js';

/** Which resource, or which path, the ids in a configuration stand for. */
export class ResourceIds {
  readonly #api: ChosenApi;
  readonly #context: LoadContext;
  readonly #rootIds: ReadonlySet<string>;
  /** The paths of resources that are only looked up here, by id. */
  readonly #paths = new Map<string, string>();

  constructor(api: ChosenApi, resources: readonly TerraformResource[], context: LoadContext) {
    this.#api = api;
    this.#context = context;
    const restApis = resources.filter(({ type }) => type === 'aws_api_gateway_rest_api');
    this.#rootIds = new Set([
      ...restApis.filter((one) => idOf(one) === api.id).map(rootIdOf),
      ...api.members.filter(isRoot).map(idOf),
    ]);
    for (const resource of resources) {
      const path = textAt(resource.values, 'path');
      if (resource.mode === 'data' && resource.type === 'aws_api_gateway_resource' && path) {
        this.#paths.set(idOf(resource), path);
      }
    }
  }

  parts(): readonly ResourcePart[] {
    return this.#api.members
      .filter((resource) => resource.type === 'aws_api_gateway_resource' && !isRoot(resource))
      .map((resource) => ({
        id: idOf(resource),
        parentId: this.of(resource, 'parent_id'),
        properties: renamed(
          resource.values,
          { path_part: 'pathPart', parent_id: 'parentId' },
          this.#context.sources,
        ).object,
      }));
  }

  /** The id, or the path, of the resource that an attribute refers to. */
  of(resource: TerraformResource, attribute: string): string {
    const id = textAt(resource.values, attribute) ?? '';
    const reason = resource.dangling.get(attribute);
    if (reason !== undefined) {
      reportDangling(resource, attribute, reason, this.#context);
    }
    if (this.#rootIds.has(id) || isRootElsewhere(id)) {
      return ROOT_RESOURCE;
    }
    return this.#paths.get(id) ?? id;
  }
}

/** Whether a resource is the root, which has neither a parent nor a path part: one that was imported. */
function isRoot({ type, values }: TerraformResource): boolean {
  return (
    type === 'aws_api_gateway_resource' &&
    textAt(values, 'parent_id') === undefined &&
    textAt(values, 'path_part') === undefined
  );
}

/** The root resource of an API that is made elsewhere, by the name of what holds its id. */
function isRootElsewhere(id: string): boolean {
  return /^\$\{.*\broot(?:_\w+)?\}$|^\$\{.*root_?(?:resource)?_?id\}$/is.test(id);
}
