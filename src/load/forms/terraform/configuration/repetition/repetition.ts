import type { Place } from '../../../../source/source-text.js';
import {
  convertedTo,
  evaluate,
  type HclBody,
  HclError,
  type HclScope,
  type HclValue,
  numberValue,
  objectValue,
  scopeWith,
  stringValue,
} from '../../hcl/index.js';
import type { InstanceKey } from '../../terraform-resource.js';

/** The instances that `count` or `for_each` make. */
export interface Repetition {
  readonly kind: 'single' | 'count' | 'each';
  /** What each instance is made with. */
  readonly entries: readonly RepetitionEntry[];
  /** What must be known first; empty for a known `count` or `for_each`. */
  readonly unknown: readonly string[];
}

export interface RepetitionEntry {
  readonly key: InstanceKey | undefined;
  /** The value of `each.value`. */
  readonly value: HclValue | undefined;
}

const SINGLE: Repetition = {
  kind: 'single',
  entries: [{ key: undefined, value: undefined }],
  unknown: [],
};

/**
 * Evaluates `count` or `for_each` of a block. Of an unknown `count` one instance is assumed, of an
 * unknown `for_each` none.
 * @throws HclError for a value that is neither a number nor a map or set
 */
export function repetitionOf(
  { attributes, place }: HclBody,
  scope: HclScope,
  countInstances: (count: number, place: Place) => void,
): Repetition {
  const count = attributes.get('count');
  const forEach = attributes.get('for_each');
  const expression = (count ?? forEach)?.expression;
  if (expression === undefined) {
    countInstances(1, place);
    return SINGLE;
  }
  const value = evaluate(expression, scope);
  const repetition =
    count === undefined
      ? entriesOfEach(value, expression.place)
      : entriesOfCount(value, expression.place);
  countInstances(repetition.entries.length, expression.place);
  return repetition;
}

/** The most instances of one block; a larger number is refused before any is made. */
const MAX_COUNT = 20_000;

function entriesOfCount(value: HclValue, place: Place): Repetition {
  const title = 'Invalid count argument';
  const number = convertedTo(value, 'number', title, 'count must be a number', place);
  if (number.kind === 'unknown') {
    return { kind: 'count', entries: [{ key: 0, value: undefined }], unknown: number.origins };
  }
  const count = number.kind === 'number' ? number.number.toNumber() : Number.NaN;
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) {
    throw new HclError(title, `count must be a whole number from 0 to ${MAX_COUNT}`, place);
  }
  const entries = Array.from({ length: count }, (_none, key) => ({ key, value: undefined }));
  return { kind: 'count', entries, unknown: [] };
}

function entriesOfEach(value: HclValue, place: Place): Repetition {
  if (value.kind === 'unknown') {
    return { kind: 'each', entries: [], unknown: value.origins };
  }
  if (value.kind === 'map' || value.kind === 'object') {
    const entries = [...value.members].map(([key, member]) => ({ key, value: member }));
    return { kind: 'each', entries, unknown: [] };
  }
  if (value.kind !== 'set') {
    throw new HclError(
      'Invalid for_each argument',
      'for_each must be a map, or a set of texts: convert a list with toset',
      place,
    );
  }
  const unknown = value.items.flatMap((item) => (item.kind === 'unknown' ? item.origins : []));
  const entries = value.items.flatMap((item) =>
    item.kind === 'string' ? [{ key: item.text, value: item }] : [],
  );
  return { kind: 'each', entries: unknown.length > 0 ? [] : entries, unknown };
}

/** The scope of one instance, with its `each` or `count`. */
export function instanceScope(
  scope: HclScope,
  { kind }: Repetition,
  { key, value }: RepetitionEntry,
): HclScope {
  if (kind === 'count') {
    const count = objectValue([['index', numberValue(Number(key))]]);
    return scopeWith(scope, new Map([['count', count]]));
  }
  if (kind === 'each') {
    const text = stringValue(String(key));
    const each = objectValue([
      ['key', text],
      ['value', value ?? text],
    ]);
    return scopeWith(scope, new Map([['each', each]]));
  }
  return scope;
}
