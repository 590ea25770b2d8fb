import type { Place } from '../../../../../source/source-text.js';
import { numberText } from '../../values/numbers/number-text.js';
import { TracedText } from '../../values/texts/text-builder.js';
import type { HclValue, UnknownValue } from '../../values/value.js';

/**
 * A value as JSON, as Terraform's `jsonencode` writes it: compact, keys in order. The result knows the
 * value that it encodes; where something in the value is unknown, it is a text with holes.
 */
export function encodedJson(value: HclValue, place?: Place): HclValue {
  const builder = new TracedText();
  writeJson(value, builder, place);
  return builder.build(place, { format: 'json', value });
}

function writeJson(value: HclValue, builder: TracedText, place: Place | undefined): void {
  const from = value.place ?? place;
  switch (value.kind) {
    case 'string':
      builder.addFrom(jsonQuoted(value.text), from, false);
      break;
    case 'number':
      builder.addFrom(numberText(value.number), from, false);
      break;
    case 'bool':
      builder.addFrom(String(value.bool), from, false);
      break;
    case 'null':
      builder.addFrom('null', from, false);
      break;
    case 'unknown':
      writeHole(value, builder, from);
      break;
    case 'list':
    case 'set':
    case 'tuple':
      writeItems(value.items, builder, from);
      break;
    case 'map':
    case 'object':
      writeMembers(value, builder, from);
  }
}

/** An unknown text is a hole in quotes; its known parts are written around it. */
function writeHole(value: UnknownValue, builder: TracedText, place: Place | undefined): void {
  if (value.type !== 'string' && value.type !== 'dynamic') {
    builder.addHole(value, place);
    return;
  }
  builder.addFrom('"', place, false);
  for (const part of value.text?.parts ?? [{ hole: value, place }]) {
    if ('hole' in part) {
      builder.addHole({ ...part.hole, text: undefined }, part.place ?? place);
    } else {
      builder.addFrom(jsonQuoted(part.text).slice(1, -1), place, false);
    }
  }
  builder.addFrom('"', place, false);
}

function writeItems(
  items: readonly HclValue[],
  builder: TracedText,
  place: Place | undefined,
): void {
  builder.addFrom('[', place, false);
  items.forEach((item, index) => {
    builder.addFrom(index === 0 ? '' : ',', item.place ?? place, false);
    writeJson(item, builder, place);
  });
  builder.addFrom(']', place, false);
}

function writeMembers(
  { members, keyPlaces }: HclValue & { readonly kind: 'map' | 'object' },
  builder: TracedText,
  place: Place | undefined,
): void {
  builder.addFrom('{', place, false);
  let separator = '';
  for (const [key, value] of members) {
    const keyPlace = keyPlaces?.get(key) ?? value.place ?? place;
    builder.addFrom(`${separator}${jsonQuoted(key)}:`, keyPlace, false);
    separator = ',';
    writeJson(value, builder, place);
  }
  builder.addFrom('}', place, false);
}

/** A text in quotes as Go's encoding/json writes it, with what HTML treats specially escaped. */
export function jsonQuoted(text: string): string {
  return JSON.stringify(text).replace(
    SPECIAL,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const SPECIAL = /[<>&\u2028\u2029]/g;
