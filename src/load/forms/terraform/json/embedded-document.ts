import type { LoadContext } from '../../../load-context.js';
import { type Place, type Segment, SourceText } from '../../../source/source-text.js';

/**
 * Parses the JSON or YAML that a member of a JSON text has as a string. Its values know their places
 * in the outer text.
 * @throws ApiImportError where it is neither
 */
export function embeddedDocument(
  container: Readonly<Record<string, unknown>>,
  key: string,
  context: LoadContext,
): unknown {
  const text = container[key];
  if (typeof text !== 'string' || text.trim() === '') {
    return undefined;
  }
  const place = context.sources.placeOf(container, key);
  const source = new SourceText(
    text,
    place?.text.file,
    place === undefined ? [] : segmentsOfMember(place),
  );
  return context.parse(source);
}

const KEY = /"(?:[^"\\]|\\.)*"\s*:\s*"/y;
const RUN = /[^"\\]*/y;

/** The parts of a JSON string between its escapes. */
export function segmentsOfMember({ text, offset }: Place): readonly Segment[] {
  const source = text.text;
  KEY.lastIndex = offset;
  const key = KEY.exec(source);
  if (key === null) {
    return [{ start: 0, from: { text, offset }, copied: false }];
  }
  const segments: Segment[] = [];
  let at = offset + key[0].length;
  let start = 0;
  while (at < source.length && source[at] !== '"') {
    RUN.lastIndex = at;
    const run = RUN.exec(source)?.[0].length ?? 0;
    if (run > 0) {
      segments.push({ start, from: { text, offset: at }, copied: true });
    } else {
      segments.push({ start, from: { text, offset: at }, copied: false });
    }
    start += run > 0 ? run : 1;
    at += run > 0 ? run : escapeLength(source, at);
  }
  return segments;
}

function escapeLength(source: string, offset: number): number {
  return source[offset + 1] === 'u' ? 6 : 2;
}
