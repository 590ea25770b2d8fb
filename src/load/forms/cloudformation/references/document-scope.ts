import type { LoadContext } from '../../../load-context.js';
import type { Origin } from '../../../source/draft.js';
import { type Evaluated, known, openValue } from '../evaluation/evaluated.js';
import { pseudoParameter } from './pseudo-parameters.js';
import type { ReferenceScope } from './reference-scope.js';

/**
 * The scope of a document that a template includes, but that is loaded by itself: the option
 * `variables` takes the place of the template.
 */
export class DocumentScope implements ReferenceScope {
  readonly #context: LoadContext;
  readonly #reported = new Set<string>();

  constructor(context: LoadContext) {
    this.#context = context;
  }

  ref(name: string): Evaluated {
    const pseudo = pseudoParameter(name, this.#context.settings);
    return pseudo === undefined ? this.#lookUp(name) : known(pseudo);
  }

  attribute(logicalId: string, attribute: string): Evaluated {
    return this.#lookUp(`${logicalId}.${attribute}`);
  }

  mapping(map: string, first: string, second: string): Evaluated {
    return this.#lookUp(`${map}.${first}.${second}`);
  }

  condition(name: string, { container, key }: Origin): boolean {
    const value = this.#context.variables.lookUp(name);
    if (value === undefined && !this.#reported.has(name)) {
      this.#reported.add(name);
      const message = `The condition ${JSON.stringify(name)} has no value, so it does not hold: set it in the option "variables" to true or false`;
      const place = { container, key, pointer: '#' };
      this.#context.report('warning', 'UNRESOLVED_VARIABLE', message, place);
    }
    return value === true || value === 'true';
  }

  importValue(name: string): Evaluated {
    return this.#lookUp(name);
  }

  unknownFunction(name: string): Evaluated {
    return openValue(name);
  }

  #lookUp(name: string): Evaluated {
    const value = this.#context.variables.lookUp(name);
    return value === undefined ? openValue(name) : known(value);
  }
}
