import { FunctionProblem } from '../function.js';
import { utf8 } from './bytes.js';

type Encode = (text: string) => Uint8Array;

/** The encodings that can be written; `TextDecoder` reads more. */
const ENCODERS: ReadonlyMap<string, Encode> = new Map<string, Encode>([
  ['utf-8', utf8],
  ['utf8', utf8],
  ['utf-16le', (text) => utf16(text, true)],
  ['utf-16be', (text) => utf16(text, false)],
  ['utf-16', (text) => utf16(`\ufeff${text}`, false)],
  ['us-ascii', (text) => singleBytes(text, 0x7f)],
  ['iso-8859-1', (text) => singleBytes(text, 0xff)],
  ['latin1', (text) => singleBytes(text, 0xff)],
]);

/** @param encoding a name of the IANA's character sets */
export function encodedBytes(text: string, encoding: string): Uint8Array {
  const encode = ENCODERS.get(encoding.toLowerCase());
  if (encode === undefined) {
    throw unsupported(encoding);
  }
  return encode(text);
}

export function decodedText(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw unsupported(encoding);
    }
    throw new FunctionProblem(`the bytes are not a text in ${encoding}`, 0, { cause });
  }
}

function unsupported(encoding: string): FunctionProblem {
  return new FunctionProblem(
    `the encoding ${JSON.stringify(encoding.slice(0, 40))} is not supported; use one such as UTF-8, UTF-16LE or ISO-8859-1`,
    1,
  );
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  }
  return bytes;
}

function singleBytes(text: string, most: number): Uint8Array {
  return Uint8Array.from(text, (one) => {
    const code = one.codePointAt(0) ?? 0;
    if (code > most) {
      throw new FunctionProblem(
        `the encoding does not have the character ${JSON.stringify(one)}`,
        0,
      );
    }
    return code;
  });
}
