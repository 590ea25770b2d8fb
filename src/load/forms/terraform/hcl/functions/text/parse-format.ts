import { FunctionProblem } from '../function.js';

/** Literal text, or what an argument is written with. */
export type FormatPart = string | FormatVerb;

export interface FormatVerb {
  readonly verb: string;
  /** The index of the argument. */
  readonly argument: number;
  readonly flags: ReadonlySet<string>;
  /** Characters; 0 for any. */
  readonly width: number;
  readonly precision: number | undefined;
  /** As it is written. */
  readonly text: string;
  /** Whether it is `%s` or `%v` alone, so that the text of its argument stays as it is. */
  readonly isPlain: boolean;
}

/** The widest that an argument may be written; Go ends at a million. */
const MAX_WIDTH = 1_000_000;

/** Reads a format as cty does: `%[index]`, flags, width, precision, `[index]` and a letter. */
export function parseFormat(format: string): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let next = 0;
  let offset = 0;
  while (offset < format.length) {
    const percent = format.indexOf('%', offset);
    const end = percent === -1 ? format.length : percent;
    if (end > offset) {
      parts.push(format.slice(offset, end));
    }
    if (percent === -1) {
      break;
    }
    if (format.charAt(percent + 1) === '%') {
      parts.push('%');
      offset = percent + 2;
      continue;
    }
    const verb = readVerb(format, percent, next);
    parts.push(verb);
    next = verb.argument + 1;
    offset = percent + verb.text.length;
  }
  return parts;
}

const VERB = /%([-+ #0]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z])/y;

function readVerb(format: string, offset: number, next: number): FormatVerb {
  VERB.lastIndex = offset;
  const [text, flags = '', width = '', precision, index, verb = ''] = VERB.exec(format) ?? [];
  if (text === undefined || index === '0') {
    throw new FunctionProblem(
      `the format ${JSON.stringify(format.slice(offset, offset + 20))} is not valid at character ${offset + 1}; write %% for a percent sign`,
      0,
    );
  }
  if (!'vtbdoxXeEfFgGsq'.includes(verb)) {
    throw new FunctionProblem(`there is no format ${JSON.stringify(text)}; use %s or %v`, 0);
  }
  if (Number(width) > MAX_WIDTH || Number(precision ?? 0) > MAX_WIDTH) {
    throw new FunctionProblem(`${JSON.stringify(text)} is too wide`, 0);
  }
  return {
    verb,
    argument: index === undefined ? next : Number(index) - 1,
    flags: new Set(flags),
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    text,
    isPlain: 'svd'.includes(verb) && /^%(?:\[\d+\])?[a-z]$/.test(text),
  };
}
