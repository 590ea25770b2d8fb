import { isObject, wordOf } from '../../../../../checks/document-values.js';
import { type InstanceKey, inModule, type TerraformResource } from '../../terraform-resource.js';

type Node = Readonly<Record<string, unknown>>;

/** One instance of a module, with the call that made it. */
export interface ModuleScope {
  /** Empty for the root module. */
  readonly address: string;
  readonly node: Node;
  readonly parent: ModuleCall | undefined;
}

export interface ModuleCall {
  readonly scope: ModuleScope;
  readonly name: string;
  readonly call: Node;
  /** The key of this instance among those of the call. */
  readonly key: InstanceKey | undefined;
}

/** The instances that one `for_each` makes. */
export interface InstanceGroup {
  readonly scope: ModuleScope;
  /** The name of the call for instances of a module; `undefined` for instances of resources. */
  readonly call: string | undefined;
  readonly keys: readonly (InstanceKey | undefined)[];
}

/** The `configuration` of a plan: which expressions its resources, modules and outputs have. */
export class PlanConfiguration {
  readonly resources: readonly TerraformResource[];
  /** The values of the variables of the root module. */
  readonly variables: Node;
  readonly #root: Node;
  readonly #instances = new Map<string, TerraformResource[]>();
  readonly #nodes = new WeakMap<Node, ReadonlyMap<string, Node>>();
  #callKeys: ReadonlyMap<string, ReadonlySet<InstanceKey | undefined>> | undefined;
  readonly #byType = new Map<string, readonly TerraformResource[]>();
  readonly #scopes = new Map<string, ModuleScope | undefined>();

  constructor(plan: Node, resources: readonly TerraformResource[]) {
    this.resources = resources;
    this.variables = objectIn(plan, 'variables');
    this.#root = objectIn(objectIn(plan, 'configuration'), 'root_module');
    for (const resource of resources) {
      const address = inModule(resource.module, baseAddressOf(resource));
      const others = this.#instances.get(address);
      if (others === undefined) {
        this.#instances.set(address, [resource]);
      } else {
        others.push(resource);
      }
    }
  }

  /** The instances of a resource. @param address without module and index */
  instancesOf(scope: ModuleScope, address: string): readonly TerraformResource[] {
    return this.#instances.get(inModule(scope.address, address)) ?? [];
  }

  /** All instances of a module that a call makes. */
  callGroup({ scope, name }: ModuleCall): InstanceGroup {
    const prefix = inModule(scope.address, `module.${name}`);
    this.#callKeys ??= callKeysOf(this.resources);
    return { scope, call: name, keys: [...(this.#callKeys.get(prefix) ?? [])] };
  }

  /** All managed resources of a type. */
  ofType(type: string): readonly TerraformResource[] {
    let known = this.#byType.get(type);
    if (known === undefined) {
      known = this.resources.filter((one) => one.type === type && one.mode === 'managed');
      this.#byType.set(type, known);
    }
    return known;
  }

  /** The expressions of a resource's attributes. */
  expressionsOf(resource: TerraformResource): Node {
    return objectIn(this.#resourceNode(resource), 'expressions');
  }

  /** The expression of `for_each`. */
  forEachOf(resource: TerraformResource): unknown {
    return this.#resourceNode(resource).for_each_expression;
  }

  scopeOf({ module }: TerraformResource): ModuleScope | undefined {
    return this.scopeAt(module);
  }

  /** The instance of a module that has an address. */
  scopeAt(address: string): ModuleScope | undefined {
    if (!this.#scopes.has(address)) {
      this.#scopes.set(address, this.#findScope(address));
    }
    return this.#scopes.get(address);
  }

  #findScope(address: string): ModuleScope | undefined {
    let scope: ModuleScope = { address: '', node: this.#root, parent: undefined };
    const calls = [...address.matchAll(CALL)];
    for (const [step, name = '', text, number] of calls) {
      const call = objectIn(objectIn(scope.node, 'module_calls'), name);
      const key = instanceKeyIn(text, number);
      const own = inModule(scope.address, step.replace(/\.$/, ''));
      scope = { address: own, node: objectIn(call, 'module'), parent: { scope, name, call, key } };
    }
    return scope.address === address ? scope : undefined;
  }

  #resourceNode(resource: TerraformResource): Node {
    const scope = this.scopeOf(resource);
    return (scope && this.#resourcesIn(scope.node).get(baseAddressOf(resource))) ?? {};
  }

  #resourcesIn(module: Node): ReadonlyMap<string, Node> {
    let known = this.#nodes.get(module);
    if (known === undefined) {
      const { resources } = module;
      const nodes = (Array.isArray(resources) ? resources : []).filter(isObject);
      known = new Map(nodes.map((node) => [wordOf(node.address), node]));
      this.#nodes.set(module, known);
    }
    return known;
  }
}

/** The keys of the instances of each module, by the address of its call. */
function callKeysOf(
  resources: readonly TerraformResource[],
): ReadonlyMap<string, ReadonlySet<InstanceKey | undefined>> {
  const keys = new Map<string, Set<InstanceKey | undefined>>();
  for (const module of new Set(resources.map((one) => one.module))) {
    let scope = '';
    for (const [step, name = '', text, number] of module.matchAll(CALL)) {
      const call = inModule(scope, `module.${name}`);
      keys.set(call, (keys.get(call) ?? new Set()).add(instanceKeyIn(text, number)));
      scope = inModule(scope, step.replace(/\.$/, ''));
    }
  }
  return keys;
}

/** The address within its module, without the index. */
export function baseAddressOf({ mode, type, name }: TerraformResource): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

const CALL = /module\.([^.[\]"]+)(?:\[(?:("(?:[^"\\]|\\.)*")|(\d+))\])?(?:\.|$)/g;

/** The key of an instance as addresses write it: a text in quotes, or a number. */
export function instanceKeyIn(
  text: string | undefined,
  number: string | undefined,
): InstanceKey | undefined {
  if (number !== undefined) {
    return Number(number);
  }
  try {
    return text === undefined ? undefined : (JSON.parse(text) as string);
  } catch {
    return text;
  }
}

export function objectIn(container: unknown, key: string): Node {
  const value = isObject(container) && Object.hasOwn(container, key) ? container[key] : undefined;
  return isObject(value) ? value : {};
}
