import { isObject, wordOf } from '../../../checks/document-values.js';
import type { Drafts } from './document/drafts.js';
import { type Made, ownValue } from './document/entry.js';
import { refOf } from './document/intrinsics.js';
import type { SamTranslation } from './translation.js';

/**
 * The value of a parameter of the template, from the option `variables` or else its default;
 * `undefined` if it is not one, or only a deployment knows its value.
 */
export function parameterValue(name: string, translation: SamTranslation): unknown {
  const parameter = ownValue(translation.template.Parameters, name);
  if (!isObject(parameter)) {
    return undefined;
  }
  const type = wordOf(parameter.Type);
  const known = type.startsWith('AWS::SSM::') ? undefined : parameter.Default;
  const value = translation.context.variables.lookUp(name) ?? known;
  return LIST_TYPE.test(type) && typeof value === 'string'
    ? value.split(',').map((item) => item.trim())
    : value;
}

const LIST_TYPE = /^(?:CommaDelimitedList|List<.*>)$/;

/**
 * Replaces each `Ref` to a parameter by its value, where the translation depends on the value. Other
 * functions stay for CloudFormation.
 */
export function withParameters(value: unknown, translation: SamTranslation): unknown {
  const copies = new Map<object, unknown>();
  const replaced = (given: unknown): unknown => {
    if (typeof given !== 'object' || given === null) {
      return given;
    }
    const known = copies.get(given);
    if (known !== undefined) {
      return known;
    }
    const name = refOf(given);
    const found = name === undefined ? undefined : parameterValue(name, translation);
    if (found !== undefined) {
      copies.set(given, found);
      return found;
    }
    const copy = emptyLike(given, translation.drafts);
    copies.set(given, copy);
    for (const [key, member] of Object.entries(copy)) {
      copy[key] = replaced(member);
    }
    return copy;
  };
  return replaced(value);
}

function emptyLike(value: object, drafts: Drafts): Made {
  return Array.isArray(value) ? (drafts.concat(value) as unknown as Made) : drafts.copy(value);
}
