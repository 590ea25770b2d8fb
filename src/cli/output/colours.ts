import { styleText } from 'node:util';
import type { Console, TextOutput } from './console.js';

type Format = Parameters<typeof styleText>[0];

/** Adds terminal colours to a text, or returns it as it is. */
export type Paint = (format: Format, text: string) => string;

/** Colours for a terminal; none for a file or a pipe, with `NO_COLOR` (no-color.org), or if `TERM` is `dumb`. */
export function paintFor(output: TextOutput, env: Console['env']): Paint {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return output.isTTY === true && !refused ? coloured : plain;
}

/** Whether the stream shows colours is decided above, not by styleText. */
const coloured: Paint = (format, text) => styleText(format, text, { validateStream: false });

const plain: Paint = (_format, text) => text;
