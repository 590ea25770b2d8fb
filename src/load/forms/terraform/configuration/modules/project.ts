import type { LoadContext, LoadSettings } from '../../../../load-context.js';
import type { Place } from '../../../../source/source-text.js';
import {
  HclBudget,
  type HclFunction,
  HclLimitError,
  type HclNamespace,
  type HclValue,
  type HclVariable,
  hclFromPlain,
  unknownAt,
} from '../../hcl/index.js';
import type { ResourceInstance } from '../instances/resource-instance.js';
import { functionsWithLegacy } from './legacy-functions.js';
import { ModuleSources } from './module-source.js';
import { Once } from './once.js';

/** The most instances of modules and resources together. */
const MAX_INSTANCES = 20_000;

/** What all modules of one configuration share. */
export class Project {
  readonly context: LoadContext;
  /** The absolute path of the folder of the root module. */
  readonly rootFolder: string;
  readonly budget: HclBudget = new HclBudget();
  readonly once: Once<HclValue> = new Once<HclValue>();
  /** Every instance that something asked for, by address. */
  readonly instances: Map<string, ResourceInstance> = new Map<string, ResourceInstance>();
  readonly functions: ReadonlyMap<string, HclFunction>;
  readonly modules: ModuleSources;
  /** With the region of the provider, unless the option `region` says another one. */
  settings: LoadSettings;
  #instanceCount = 0;

  constructor(rootFolder: string, context: LoadContext) {
    this.rootFolder = rootFolder;
    this.context = context;
    this.functions = functionsWithLegacy(context);
    this.modules = new ModuleSources(rootFolder, context);
    this.settings = context.settings;
  }

  /** What the option `variables` has for one of these names. */
  answer(...names: readonly string[]): HclValue | undefined {
    const value = this.context.variables.lookUp(...names);
    return value === undefined ? undefined : hclFromPlain(value);
  }

  /** What only a deployment or the option `variables` knows, with everything that it may contain. */
  open(address: string): HclNamespace {
    return {
      kind: 'namespace',
      get: (key): HclVariable => {
        const member = `${address}${stepInAddress(key)}`;
        return this.answer(member) ?? this.open(member);
      },
      value: (place) => this.answer(address) ?? unknownAt(address, 'dynamic', place),
    };
  }

  /** @throws HclLimitError for too many instances */
  countInstances(count: number, place: Place): void {
    this.#instanceCount += count;
    if (this.#instanceCount > MAX_INSTANCES) {
      throw new HclLimitError(
        'Too many instances',
        `a configuration may make up to ${MAX_INSTANCES} instances of resources and modules: make count or for_each smaller`,
        place,
      );
    }
  }
}

/** How an address goes on: `.name`, `[0]`, `["a key"]`. */
function stepInAddress(key: string | number): string {
  return typeof key === 'string' && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key)}]`;
}
