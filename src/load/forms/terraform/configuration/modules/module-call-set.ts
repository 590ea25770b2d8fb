import { evaluate, type HclBlock, type HclVariable } from '../../hcl/index.js';
import { withKey } from '../../terraform-resource.js';
import { Declarations, type ModuleDeclaration } from '../declarations/module-declaration.js';
import { Expansion } from '../repetition/expansion.js';
import { type Instances, variableOfInstances } from '../repetition/instance-set.js';
import { instanceScope, type Repetition } from '../repetition/repetition.js';
import type { ModuleInput } from '../variables/input-variables.js';
import type { ModuleInstance } from './module-instance.js';

/** Arguments of a module call that are not inputs of the module. */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
]);

/** Makes an instance of a module below the one that calls it. */
export type MakeModule = (
  declaration: ModuleDeclaration,
  address: string,
  inputs: ReadonlyMap<string, ModuleInput>,
) => ModuleInstance;

/** The instances that a call makes of a module. */
export class ModuleCallSet {
  readonly address: string;
  readonly block: HclBlock;
  readonly #caller: ModuleInstance;
  #variable: HclVariable | undefined;
  readonly #expansion: Expansion<ModuleInstance>;
  #declaration: ModuleDeclaration | 'elsewhere' | undefined;

  /** @param make makes the instances */
  constructor(name: string, block: HclBlock, caller: ModuleInstance, make: MakeModule) {
    this.address = caller.addressOf(`module.${name}`);
    this.block = block;
    this.#caller = caller;
    this.#expansion = new Expansion(this.address, block, caller, (entry, repetition) => {
      const { key } = entry;
      const scope = instanceScope(caller.scope, repetition, entry);
      const inputs = new Map<string, ModuleInput>();
      for (const [input, { expression, place }] of block.body.attributes) {
        if (!META_ARGUMENTS.has(input)) {
          inputs.set(input, { place, evaluate: () => evaluate(expression, scope) });
        }
      }
      return make(this.declaration ?? emptyDeclaration(), withKey(this.address, key), inputs);
    });
  }

  /** What the module declares; `undefined` for one that is not in the files of the project. */
  get declaration(): ModuleDeclaration | undefined {
    this.#declaration ??= this.#load() ?? 'elsewhere';
    return this.#declaration === 'elsewhere' ? undefined : this.#declaration;
  }

  get repetition(): Repetition {
    return this.#expansion.repetition;
  }

  /** @throws HclError for a `count` or `for_each` that is wrong or depends on itself */
  get instances(): Instances<ModuleInstance> {
    return this.#expansion.instances;
  }

  variable(): HclVariable {
    const { project } = this.#caller;
    this.#variable ??=
      this.declaration === undefined
        ? project.open(this.address)
        : variableOfInstances(this.address, this.repetition, this.instances, project);
    return this.#variable;
  }

  #load(): ModuleDeclaration | undefined {
    const folders: string[] = [];
    for (let one: ModuleInstance | undefined = this.#caller; one !== undefined; one = one.parent) {
      folders.push(one.declaration.folder);
    }
    return this.#caller.project.modules.find(this.block, this.address, folders);
  }
}

function emptyDeclaration(): ModuleDeclaration {
  return new Declarations('').module;
}
