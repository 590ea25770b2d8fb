import type { LoadSettings } from '../../../../load-context.js';
import {
  type InstanceKey,
  inModule,
  knownText,
  type TerraformResource,
  withKey,
} from '../../terraform-resource.js';
import { areInterchangeable } from './interchangeable.js';
import {
  baseAddressOf,
  type InstanceGroup,
  type ModuleScope,
  objectIn,
  type PlanConfiguration,
} from './plan-configuration.js';
import { type Reference, referencesOf } from './reference.js';
import { type Findings, ReferenceSearch } from './reference-search.js';
import type { Wanted } from './wanted.js';

/** One instance of what has an expression: of a resource, or of the call of a module. */
interface Asker {
  readonly scope: ModuleScope;
  readonly index: InstanceKey | undefined;
  /** The expression of its `for_each`. */
  readonly forEach: unknown;
  /** The instances of that `for_each`. */
  readonly group: () => InstanceGroup;
}

/** The most references that are followed for one plan. */
const MAX_STEPS = 500_000;

/** The most instances that are compared, each with all resources of the plan. */
const MAX_COMPARED = 20_000_000;

/** The longest chain of references. */
const MAX_CHAIN = 100;

/** Finds out which resources the expressions of a plan refer to. */
export class PlanReferences {
  readonly #configuration: PlanConfiguration;
  readonly #settings: LoadSettings;
  readonly #interchangeable = new Map<string, boolean>();
  #steps = 0;
  #compared = 0;

  constructor(configuration: PlanConfiguration, settings: LoadSettings) {
    this.#configuration = configuration;
    this.#settings = settings;
  }

  /** What an expression of a resource may stand for. */
  find(resource: TerraformResource, expression: unknown, wanted: Wanted): Findings {
    const search = new ReferenceSearch(wanted);
    const asker = this.#askerOf(resource);
    if (asker !== undefined) {
      this.#follow(expression, asker, search, 0);
    }
    return search;
  }

  #askerOf(resource: TerraformResource): Asker | undefined {
    const scope = this.#configuration.scopeOf(resource);
    if (scope === undefined) {
      return undefined;
    }
    const { index } = resource;
    const group = (): InstanceGroup => {
      const instances = this.#configuration.instancesOf(scope, baseAddressOf(resource));
      return { scope, call: undefined, keys: instances.map((one) => one.index) };
    };
    return { scope, index, forEach: this.#configuration.forEachOf(resource), group };
  }

  #follow(expression: unknown, asker: Asker, search: ReferenceSearch, depth: number): void {
    if (depth > MAX_CHAIN) {
      return;
    }
    const constant = knownText((expression as { constant_value?: unknown } | null)?.constant_value);
    if (constant !== undefined) {
      search.texts.add(constant);
    }
    for (const reference of referencesOf(expression)) {
      this.#followReference(reference, asker, search, depth + 1);
    }
  }

  #followReference(
    reference: Reference,
    asker: Asker,
    search: ReferenceSearch,
    depth: number,
  ): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) {
      return;
    }
    switch (reference.kind) {
      case 'resource': {
        const target = this.#target(reference, asker);
        if (target !== undefined) {
          this.#followAttribute(target, reference.path, search, depth);
        }
        return;
      }
      case 'variable':
        this.#followVariable(reference.name, asker.scope, search, depth);
        return;
      case 'module':
        this.#followOutput(reference, asker, search, depth);
        return;
      case 'each':
        this.#followEach(reference.path, asker, search, depth);
        return;
      default:
        search.local ||= reference.kind === 'local';
    }
  }

  /** Without an index in the reference, a counted resource has the index of the one that asks. */
  #target(
    { address, key }: Reference & { readonly kind: 'resource' },
    { scope, index }: Asker,
  ): TerraformResource | undefined {
    const instances = this.#configuration.instancesOf(scope, address);
    if (key !== undefined) {
      return instances.find((instance) => instance.index === key);
    }
    const [only] = instances;
    return instances.length === 1 ? only : instances.find((instance) => instance.index === index);
  }

  #followAttribute(
    target: TerraformResource,
    path: string,
    search: ReferenceSearch,
    depth: number,
  ): void {
    const meaning = search.wanted.meaning(target, path);
    if (meaning === undefined) {
      return;
    }
    if ('text' in meaning) {
      search.texts.add(meaning.text);
      return;
    }
    const value = target.values[meaning.next];
    if (typeof value === 'string' && !value.includes('${')) {
      search.texts.add(value);
      return;
    }
    const asker = this.#askerOf(target);
    const expression = this.#configuration.expressionsOf(target)[meaning.next];
    if (asker !== undefined && search.enters(`${target.address}.${meaning.next}`)) {
      this.#follow(expression, asker, search, depth);
    }
  }

  #followVariable(name: string, scope: ModuleScope, search: ReferenceSearch, depth: number): void {
    if (!search.enters(`${scope.address} var.${name}`)) {
      return;
    }
    const { parent } = scope;
    const expression = parent && objectIn(parent.call, 'expressions')[name];
    const fallback = parent
      ? objectIn(objectIn(scope.node, 'variables'), name).default
      : objectIn(this.#configuration.variables, name).value;
    if (parent === undefined || expression === undefined) {
      const known = knownText(fallback);
      if (known !== undefined) {
        search.texts.add(known);
      }
      return;
    }
    const { key, call } = parent;
    const group = (): InstanceGroup => this.#configuration.callGroup(parent);
    const asker = { scope: parent.scope, index: key, forEach: call.for_each_expression, group };
    this.#follow(expression, asker, search, depth);
  }

  #followOutput(
    { name, key, path }: Reference & { readonly kind: 'module' },
    { scope, index }: Asker,
    search: ReferenceSearch,
    depth: number,
  ): void {
    const call = objectIn(objectIn(scope.node, 'module_calls'), name);
    const counted = 'for_each_expression' in call || 'count_expression' in call;
    const own = key ?? (counted ? index : undefined);
    const child = this.#configuration.scopeAt(
      inModule(scope.address, withKey(`module.${name}`, own)),
    );
    const [output = ''] = path.split(/[.[]/, 1);
    if (child !== undefined && search.enters(`${child.address} output.${output}`)) {
      const expression = objectIn(objectIn(child.node, 'outputs'), output).expression;
      const group = (): InstanceGroup => ({ scope: child, call: undefined, keys: [] });
      const asker = { scope: child, index: undefined, forEach: undefined, group };
      this.#follow(expression, asker, search, depth);
    }
  }

  /** `each.value`, or an attribute of it. */
  #followEach(path: string, asker: Asker, search: ReferenceSearch, depth: number): void {
    const references = referencesOf(asker.forEach);
    const [only] = references;
    if (references.length === 1 && only?.kind === 'resource' && only.path === '') {
      const target = this.#target(only, asker);
      if (target !== undefined) {
        this.#followAttribute(target, path, search, depth);
      }
      return;
    }
    const inner = new ReferenceSearch(search.wanted, search);
    for (const reference of references) {
      const whole = reference.kind === 'resource' && reference.path === '';
      this.#followReference(whole ? { ...reference, path } : reference, asker, inner, depth);
    }
    search.local ||= inner.local;
    const group = asker.group();
    const position = group.keys.indexOf(asker.index);
    const texts = [...inner.texts];
    const one = texts[position];
    const divides = texts.length > 1 && texts.length === group.keys.length && one !== undefined;
    for (const text of divides && this.#areInterchangeable(group) ? [one] : texts) {
      search.texts.add(text);
    }
  }

  #areInterchangeable(group: InstanceGroup): boolean {
    const identity = JSON.stringify([group.scope.address, group.call, group.keys]);
    let known = this.#interchangeable.get(identity);
    if (known === undefined) {
      this.#compared += group.keys.length * this.#configuration.resources.length;
      known =
        this.#compared <= MAX_COMPARED &&
        areInterchangeable(group, this.#configuration, this.#settings);
      this.#interchangeable.set(identity, known);
    }
    return known;
  }
}
