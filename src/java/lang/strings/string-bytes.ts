import { ArrayValue } from '../collections/array-value.js';
import { RenderFailure, type Work } from '../work.js';

/**
 * `String.getBytes`.
 * @throws RenderFailure for an unsupported charset
 */
export function getBytes(self: string, charset: string, run: Work): ArrayValue {
  run.spend(self.length >> 1);
  const name = charset.toUpperCase();
  if (name === 'UTF-8' || name === 'UTF8') {
    const encoded = new TextEncoder().encode(self.replace(LONE_SURROGATE, '?'));
    return new ArrayValue(
      [...encoded].map((byte) => (byte << 24) >> 24),
      'byte',
    );
  }
  const largest = SINGLE_BYTE_CHARSETS.get(name);
  if (largest === undefined) {
    throw new RenderFailure(`Unknown charset ${charset}`);
  }
  const codes = [...self].map((unit) => unit.codePointAt(0) ?? 0);
  return new ArrayValue(
    codes.map((code) => ((code > largest ? 63 : code) << 24) >> 24),
    'byte',
  );
}

const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const SINGLE_BYTE_CHARSETS = new Map([
  ['ISO-8859-1', 255],
  ['LATIN1', 255],
  ['US-ASCII', 127],
  ['ASCII', 127],
]);
