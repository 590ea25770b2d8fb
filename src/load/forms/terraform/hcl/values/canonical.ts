import type { Place } from '../../../../source/source-text.js';
import { orderedSet } from './make-value.js';
import { numberText } from './numbers/number-text.js';
import { compareText } from './texts/text-order.js';
import type { HclType } from './type.js';
import type { HclValue, SequenceValue } from './value.js';

/**
 * A text that is the same for equal values of one type and no others; of an unknown value it is the
 * text of its addresses.
 */
export function comparableText(value: HclValue): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return numberText(value.number);
    case 'bool':
      return value.bool ? 'T' : 'F';
    case 'null':
      return '~';
    case 'unknown':
      return `?${value.origins.join(' ')}`;
    case 'list':
      return `[${itemTexts(value.items)}]`;
    case 'set':
      return `(${itemTexts(value.items)}]`;
    case 'tuple':
      return `<${itemTexts(value.items)}>`;
    case 'map':
      return `{${memberTexts(value.members)}}`;
    case 'object':
      return `|${memberTexts(value.members)}>`;
  }
}

function itemTexts(items: readonly HclValue[]): string {
  return items.map((item) => `${comparableText(item)};`).join('');
}

function memberTexts(members: ReadonlyMap<string, HclValue>): string {
  return [...members]
    .map(([key, value]) => `${JSON.stringify(key)}:${comparableText(value)};`)
    .join('');
}

/** A set of values of one type: without duplicates, in the order in which Terraform iterates it. */
export function setValue(
  items: readonly HclValue[],
  element: HclType,
  place?: Place,
): SequenceValue {
  const distinct = new Map<string, HclValue>();
  for (const item of items) {
    const text = comparableText(item);
    if (!distinct.has(text)) {
      distinct.set(text, item);
    }
  }
  const sorted = [...distinct].sort(([aText, a], [bText, b]) => compareItems(a, b, aText, bText));
  return orderedSet(
    sorted.map(([, item]) => item),
    element,
    place,
  );
}

/** Texts and numbers by their value; null and unknown values last; others by their content. */
function compareItems(a: HclValue, b: HclValue, aText: string, bText: string): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) {
    return rank;
  }
  if (a.kind === 'string' && b.kind === 'string') {
    return compareText(a.text, b.text);
  }
  if (a.kind === 'number' && b.kind === 'number') {
    return a.number.compare(b.number);
  }
  return compareText(aText, bText);
}

function rankOf({ kind }: HclValue): number {
  return kind === 'unknown' ? 2 : kind === 'null' ? 1 : 0;
}
