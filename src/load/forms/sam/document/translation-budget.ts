import type { LoadContext, MemberInFile } from '../../../load-context.js';

/** More than a definition within the size limit of API Gateway has; aliases multiply without a limit. */
const MAX_COPIED_MEMBERS = 500_000;

/** Counts the members of the path items and operations that a translation copies or makes. */
export class TranslationBudget {
  readonly #context: LoadContext;
  #count = 0;

  constructor(context: LoadContext) {
    this.#context = context;
  }

  /** @throws ApiImportError beyond the limit */
  count(members: number, place?: MemberInFile): void {
    this.#count += members + 1;
    if (this.#count > MAX_COPIED_MEMBERS) {
      this.#context.fail(
        'INVALID_DOCUMENT',
        `The template describes operations with more than ${MAX_COPIED_MEMBERS} members: remove the aliases or events that repeat them`,
        place,
      );
    }
  }
}
