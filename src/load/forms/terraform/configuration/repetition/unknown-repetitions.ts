import type { LoadContext } from '../../../../load-context.js';
import type { Place } from '../../../../source/source-text.js';
import type { HclBlock } from '../../hcl/index.js';
import { reportAt } from '../hcl-issues.js';
import type { Repetition } from './repetition.js';

interface Finding {
  readonly addresses: string[];
  readonly place: Place;
  readonly kind: Repetition['kind'];
  isNeeded: boolean;
}

/** Every `count` and `for_each` that is not known, by what it depends on. */
export class UnknownRepetitions {
  readonly #found = new Map<string, Finding>();

  /** @param isNeeded whether the API lacks something without it */
  add(
    address: string,
    { body, place }: HclBlock,
    { kind, unknown }: Repetition,
    isNeeded: boolean,
  ): void {
    if (unknown.length === 0) {
      return;
    }
    const argument = kind === 'count' ? 'count' : 'for_each';
    const identity = `${argument} ${unknown.join(', ')}`;
    const at = body.attributes.get(argument)?.place ?? place;
    const finding = this.#found.get(identity) ?? { addresses: [], place: at, kind, isNeeded };
    finding.addresses.push(address);
    finding.isNeeded ||= isNeeded;
    this.#found.set(identity, finding);
  }

  /** One issue for everything that depends on the same values. */
  report(context: LoadContext): void {
    for (const [identity, { addresses, place, kind, isNeeded }] of this.#found) {
      const names = identity.slice(identity.indexOf(' ') + 1);
      const [first = '', ...others] = addresses;
      const subject = others.length === 0 ? first : `${first} and ${others.length} more`;
      const remedy = `set ${names} in the option "variables"`;
      if (kind === 'count') {
        const message = `The count of ${subject} depends on ${names}, which is not known, so one instance is assumed: ${remedy}`;
        reportAt(context, 'warning', 'UNRESOLVED_VARIABLE', message, place);
      } else {
        const message = `The for_each of ${subject} depends on ${names}, which is not known: ${remedy}`;
        const severity = isNeeded ? 'error' : 'warning';
        reportAt(context, severity, 'UNRESOLVED_VARIABLE', message, place);
      }
    }
  }
}
