import type { SourceMap } from '../../../../source/source-map.js';
import { SourceText } from '../../../../source/source-text.js';
import { filledText, type HclValue, type StringValue, type UnknownValue } from '../../hcl/index.js';
import { placeholderOf } from '../../terraform-resource.js';

/**
 * Writes a value of Terraform as a member of an object. What is unknown in it becomes a text that
 * stands for its address, and is open.
 */
export function putPlain(
  value: HclValue,
  container: object,
  key: string,
  sources: SourceMap,
): void {
  const made = plainOf(value, sources);
  Object.defineProperty(container, key, {
    value: made,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  const { place } = value;
  if (place !== undefined) {
    sources.mark(container, key, place, value.kind === 'string' ? sourceOfText(value) : undefined);
  }
  if (value.kind === 'unknown') {
    sources.markOpen(container, key, value.origins);
  }
}

/** A text that knows where its characters come from; `undefined` where it was written as a whole. */
export function sourceOfText({ text, trace, place }: StringValue): SourceText | undefined {
  return trace === undefined || trace.segments.length === 0
    ? undefined
    : new SourceText(text, place?.text.file, trace.segments);
}

function plainOf(value: HclValue, sources: SourceMap): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return value.number.toNumber();
    case 'bool':
      return value.bool;
    case 'null':
      return null;
    case 'unknown':
      return placeholderText(value);
    case 'map':
    case 'object': {
      const object: object = Object.create(null);
      for (const [key, member] of value.members) {
        putPlain(member, object, key, sources);
        const place = value.keyPlaces?.get(key);
        if (place !== undefined && member.kind !== 'string') {
          sources.mark(object, key, place);
        }
      }
      return object;
    }
    default: {
      const list: unknown[] = [];
      for (const [index, item] of value.items.entries()) {
        putPlain(item, list, String(index), sources);
      }
      return list;
    }
  }
}

/** What stands for an unknown value: its known characters, and its addresses. */
export function placeholderText(value: UnknownValue): string {
  const filled = filledText(value, holeText);
  return filled?.kind === 'string' ? filled.text : holeText(value);
}

function holeText({ address, origins }: UnknownValue): string {
  return placeholderOf(address ?? origins[0] ?? 'unknown');
}
