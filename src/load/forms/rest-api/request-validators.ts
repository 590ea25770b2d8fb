import { quote } from '../../../checks/document-values.js';
import { Draft } from '../../source/draft.js';
import { anyMember, flagOf, type RestApiDraft, textIn } from './rest-api-draft.js';
import type { ControlPlaneResource, MethodPart } from './rest-api-parts.js';

/** Writes `x-amazon-apigateway-request-validators`, and knows the validator of each method. */
export class RequestValidators {
  readonly #draft: RestApiDraft;
  /** The names in the document, by the id of the validator. */
  readonly #names = new Map<string, string>();
  /** The validator that checks nothing, once a method needs it. */
  #none: string | undefined;

  constructor(draft: RestApiDraft, validators: ReadonlyMap<string, ControlPlaneResource>) {
    this.#draft = draft;
    for (const [id, validator] of validators) {
      this.#names.set(id, this.#write(textIn(validator, 'name') ?? id, validator));
    }
  }

  /** The name of a method's validator; `undefined` for a method without one. */
  ofMethod({ requestValidatorId, properties }: MethodPart): string | undefined {
    if (requestValidatorId === undefined) {
      return this.#withoutDefault();
    }
    const name = this.#names.get(requestValidatorId);
    if (name === undefined) {
      const message = `The request validator ${quote(requestValidatorId)} is not defined in this file, so requests are not validated: add it`;
      const at = { container: properties, key: 'requestValidatorId' };
      this.#draft.warn('UNKNOWN_VALIDATOR', message, at);
    }
    return name ?? this.#withoutDefault();
  }

  /** A validator at the root of the body applies to the methods of the body only. */
  #withoutDefault(): string | undefined {
    if (!this.#draft.root.has('x-amazon-apigateway-request-validator')) {
      return undefined;
    }
    this.#none ??= this.#write('no validation', {});
    return this.#none;
  }

  #write(wanted: string, validator: ControlPlaneResource): string {
    const isOwn = Object.keys(validator).length > 0;
    const origin = anyMember(isOwn ? validator : this.#draft.root.object);
    const validators = this.#draft.extension('request-validators', origin);
    const name = this.#draft.freeName(validators, wanted);
    const made = new Draft(this.#draft.sources);
    for (const key of ['validateRequestBody', 'validateRequestParameters']) {
      made.put(key, flagOf(validator[key]) ?? false, { container: validator, key });
    }
    validators.put(name, made.object, origin);
    return name;
  }
}
