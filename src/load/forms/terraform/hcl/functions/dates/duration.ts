import { FunctionProblem } from '../function.js';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const PART = /(\d{1,15})(?:\.(\d{1,15})\d*)?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;

/** Reads a duration as Go writes it, such as `-1h30m`, in nanoseconds. */
export function parseDuration(text: string): bigint {
  const sign = text.startsWith('-') ? -1n : 1n;
  PART.lastIndex = /^[+-]/.test(text) ? 1 : 0;
  if (text.length <= 80 && text.slice(PART.lastIndex) === '0') {
    return 0n;
  }
  let total = 0n;
  let end = PART.lastIndex;
  for (let part = PART.exec(text.slice(0, 80)); part !== null; part = PART.exec(text)) {
    const [, whole = '0', fraction = '', unit = ''] = part;
    const size = UNITS.get(unit) ?? 0n;
    total +=
      BigInt(whole) * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
    end = PART.lastIndex;
  }
  if (end !== text.length || !/\d/.test(text)) {
    throw new FunctionProblem(
      `${JSON.stringify(text.slice(0, 80))} is not a duration such as 1h30m; the units are h, m, s, ms, us and ns`,
      1,
    );
  }
  return sign * total;
}
