import { quote } from '../../../checks/document-values.js';
import type { Origin } from '../../source/draft.js';
import { type RestApiDraft, textIn } from './rest-api-draft.js';
import { type ResourcePart, ROOT_RESOURCE } from './rest-api-parts.js';

/** The paths of resources. */
export class ResourceTree {
  readonly #draft: RestApiDraft;
  readonly #resources = new Map<string, ResourcePart>();
  readonly #paths = new Map<string, string | undefined>();

  constructor(draft: RestApiDraft, resources: readonly ResourcePart[]) {
    this.#draft = draft;
    for (const resource of resources) {
      this.#resources.set(resource.id, resource);
    }
    for (const resource of resources) {
      this.pathOf(resource.id, { container: resource.properties, key: 'pathPart' });
    }
    this.#refuseTwins(resources);
  }

  /**
   * The path of a resource; `undefined`, with an error, where it cannot be known.
   * @param from what refers to the resource
   */
  pathOf(id: string, from: Origin): string | undefined {
    const chain: ResourcePart[] = [];
    const seen = new Set<string>();
    let next = id;
    let at = from;
    let path: string | undefined;
    while (true) {
      const resource = this.#resources.get(next);
      if (resource === undefined) {
        path = this.#outside(next, at);
        break;
      }
      if (this.#paths.has(next)) {
        path = this.#paths.get(next);
        break;
      }
      at = { container: resource.properties, key: 'parentId' };
      if (seen.has(next)) {
        const message = `The resource ${quote(next)} is below itself, so it has no path: correct the parents of ${[...seen].slice(0, 10).join(', ')}`;
        this.#draft.error('INVALID_PATH', message, at);
        break;
      }
      seen.add(next);
      chain.push(resource);
      next = resource.parentId;
    }
    for (const resource of chain.reverse()) {
      path = this.#below(path, resource);
      this.#paths.set(resource.id, path);
    }
    return path;
  }

  #below(parent: string | undefined, { id, properties }: ResourcePart): string | undefined {
    const digits = this.#draft.sources.numberText(properties, 'pathPart');
    const part = digits ?? textIn(properties, 'pathPart');
    if (part === undefined) {
      const message = `The resource ${quote(id)} needs a path part: a text such as "pets", "{id}" or "{proxy+}"`;
      this.#draft.error('INVALID_PATH', message, { container: properties, key: 'pathPart' });
      return undefined;
    }
    if (parent === undefined) {
      return undefined;
    }
    if (parent.length > LONGEST_PATH) {
      const message = `The path of the resource ${quote(id)} is longer than ${LONGEST_PATH} characters`;
      this.#draft.error('INVALID_PATH', message, { container: properties, key: 'pathPart' });
      return undefined;
    }
    return `${parent === ROOT_RESOURCE ? '' : parent}/${part}`;
  }

  /** A path is one already; anything else is the id of a resource that the file lacks. */
  #outside(id: string, from: Origin): string | undefined {
    if (id.startsWith('/')) {
      return id.replace(/(?<=.)\/+$/, '');
    }
    const name = /^\$\{(.*)\}$/s.exec(id)?.[1];
    const message =
      name === undefined
        ? `The resource ${quote(id)} is not in this file, so the path below it is not known: add it`
        : `The resource ${quote(name)} is not in this file, so the path below it is not known: set its path in the option "variables", { ${JSON.stringify(name)}: "/the/path" }`;
    this.#draft.error('UNRESOLVED_REFERENCE', message, from);
    return undefined;
  }

  /** AWS: `CreateResource` refuses a path part that a sibling has. */
  #refuseTwins(resources: readonly ResourcePart[]): void {
    const known = new Map<string, string>();
    for (const { id, properties } of resources) {
      const path = this.#paths.get(id);
      if (path === undefined) {
        continue;
      }
      const other = known.get(path);
      if (other !== undefined && other !== id) {
        const message = `The resources ${quote(other)} and ${quote(id)} have the same path ${quote(path)}, which API Gateway refuses: their methods are merged here, so remove one of them`;
        this.#draft.warn('CONFLICTING_PATH', message, { container: properties, key: 'pathPart' });
      }
      known.set(path, id);
    }
  }
}

/** Characters; the import refuses longer paths. */
const LONGEST_PATH = 10_240;
