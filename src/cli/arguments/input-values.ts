import { readFileSync } from 'node:fs';
import { isObject } from '../../checks/document-values.js';
import { reasonOf } from '../../checks/value-kinds.js';
import type { Console } from '../output/console.js';
import { UsageError } from './usage-error.js';

/**
 * The bytes that a value stands for: those of a file for `@FILE`, of standard input for `@-`, otherwise
 * the text itself.
 * @throws UsageError if the file cannot be read
 */
export async function bytesOfValue(
  flag: string,
  value: string,
  stdin: Console['stdin'],
): Promise<Uint8Array> {
  if (!value.startsWith('@')) {
    return new TextEncoder().encode(value);
  }
  if (value === '@-') {
    return readAll(stdin);
  }
  try {
    return readFileSync(value.slice(1));
  } catch (cause) {
    throw new UsageError(`${flag} ${value} cannot be read: ${reasonOf(cause)}`);
  }
}

async function readAll(stream: Console['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The text that a value stands for; see {@link bytesOfValue}.
 * @throws UsageError if the file cannot be read
 */
export async function textOfValue(
  flag: string,
  value: string,
  stdin: Console['stdin'],
): Promise<string> {
  return new TextDecoder().decode(await bytesOfValue(flag, value, stdin));
}

/**
 * The object that a value in JSON stands for; see {@link bytesOfValue}.
 * @param example what to write, for the message
 * @throws UsageError if it is not a JSON object
 */
export async function objectOfValue(
  flag: string,
  value: string,
  { stdin, example }: { readonly stdin: Console['stdin']; readonly example: string },
): Promise<Readonly<Record<string, unknown>>> {
  const text = await textOfValue(flag, value, stdin);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${flag} must be JSON, as in '${example}': ${reasonOf(cause)}`);
  }
  if (!isObject(parsed)) {
    throw new UsageError(`${flag} must be a JSON object, as in '${example}'`);
  }
  return parsed;
}
