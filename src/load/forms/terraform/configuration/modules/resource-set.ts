import type { HclVariable } from '../../hcl/index.js';
import { withKey } from '../../terraform-resource.js';
import type { ResourceDeclaration } from '../declarations/module-declaration.js';
import { ResourceInstance } from '../instances/resource-instance.js';
import { Expansion } from '../repetition/expansion.js';
import { type Instances, variableOfInstances } from '../repetition/instance-set.js';
import { instanceScope, type Repetition } from '../repetition/repetition.js';
import type { ModuleInstance } from './module-instance.js';

/** The instances of a resource in one instance of its module. */
export class ResourceSet {
  readonly declaration: ResourceDeclaration;
  readonly address: string;
  readonly #expansion: Expansion<ResourceInstance>;
  readonly #module: ModuleInstance;
  #variable: HclVariable | undefined;

  constructor(declaration: ResourceDeclaration, module: ModuleInstance) {
    this.declaration = declaration;
    this.address = module.addressOf(declaration.address);
    this.#module = module;
    this.#expansion = new Expansion(
      this.address,
      declaration.block,
      module,
      (entry, repetition) => {
        const { key } = entry;
        const address = withKey(this.address, key);
        const scope = instanceScope(module.scope, repetition, entry);
        const instance = new ResourceInstance(address, declaration, key, scope, module.project);
        module.project.instances.set(address, instance);
        return instance;
      },
    );
  }

  /** @throws HclError for a `count` or `for_each` that is wrong or depends on itself */
  get repetition(): Repetition {
    return this.#expansion.repetition;
  }

  get instances(): Instances<ResourceInstance> {
    return this.#expansion.instances;
  }

  variable(): HclVariable {
    this.#variable ??= variableOfInstances(
      this.address,
      this.repetition,
      this.instances,
      this.#module.project,
    );
    return this.#variable;
  }
}
