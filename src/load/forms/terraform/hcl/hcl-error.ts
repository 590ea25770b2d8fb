import type { Place } from '../../../source/source-text.js';

/** A mistake in HCL, found when a text is parsed or an expression is evaluated. */
export class HclError extends Error {
  /** What kind of mistake it is, in Terraform's words where it has some, such as "Missing newline after argument". */
  readonly title: string;
  /** What is wrong, and the remedy. */
  readonly detail: string;
  /** Where the mistake is; `undefined` for what has no text. */
  readonly place: Place | undefined;

  constructor(title: string, detail: string, place: Place | undefined, options?: ErrorOptions) {
    super(`${title}: ${detail}`, options);
    this.name = 'HclError';
    this.title = title;
    this.detail = detail;
    this.place = place;
  }

  /** The same mistake with a place. */
  at(place: Place): HclError {
    return new HclError(this.title, this.detail, place, { cause: this });
  }
}
