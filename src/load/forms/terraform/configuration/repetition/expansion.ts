import { type HclBlock, HclError, type HclNamespace } from '../../hcl/index.js';
import type { InstanceKey } from '../../terraform-resource.js';
import type { ModuleInstance } from '../modules/module-instance.js';
import type { Instances } from './instance-set.js';
import { type Repetition, type RepetitionEntry, repetitionOf } from './repetition.js';

/** The instances of a block, made once `count` or `for_each` is asked for. */
export class Expansion<Instance extends HclNamespace> {
  readonly #address: string;
  readonly #block: HclBlock;
  readonly #module: ModuleInstance;
  readonly #make: (entry: RepetitionEntry, repetition: Repetition) => Instance;
  #state:
    | 'new'
    | 'running'
    | { readonly repetition: Repetition; readonly instances: Instances<Instance> } = 'new';

  constructor(
    address: string,
    block: HclBlock,
    module: ModuleInstance,
    make: (entry: RepetitionEntry, repetition: Repetition) => Instance,
  ) {
    this.#address = address;
    this.#block = block;
    this.#module = module;
    this.#make = make;
  }

  /** @throws HclError for a `count` or `for_each` that is wrong or depends on itself */
  get repetition(): Repetition {
    return this.#expanded().repetition;
  }

  get instances(): Instances<Instance> {
    return this.#expanded().instances;
  }

  #expanded(): { readonly repetition: Repetition; readonly instances: Instances<Instance> } {
    if (typeof this.#state === 'object') {
      return this.#state;
    }
    if (this.#state === 'running') {
      throw new HclError(
        'Cycle',
        `the count or for_each of ${this.#address} depends on itself`,
        this.#block.place,
      );
    }
    this.#state = 'running';
    try {
      const { body } = this.#block;
      const { project, scope } = this.#module;
      const repetition = repetitionOf(body, scope, (count, place) =>
        project.countInstances(count, place),
      );
      const instances = new Map<InstanceKey | undefined, Instance>();
      for (const entry of repetition.entries) {
        instances.set(entry.key, this.#make(entry, repetition));
      }
      this.#state = { repetition, instances };
      return this.#state;
    } finally {
      if (this.#state === 'running') {
        this.#state = 'new';
      }
    }
  }
}
