import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// One name means one thing: who searches the source for an exported name finds one definition.

/** Names that several files define on purpose. */
const SHARED: ReadonlySet<string> = new Set([
  'createGateway', // the package's, and the core's: the same with less
  'gatewayMiddleware', // one for each framework
]);

const source = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

test('no two files export definitions of one name', () => {
  const found = new Map<string, Set<string>>();
  for (const { file, text } of files) {
    for (const name of definedIn(text)) {
      found.set(name, (found.get(name) ?? new Set()).add(file));
    }
  }
  const twice = [...found].filter(([name, by]) => by.size > 1 && !SHARED.has(name));
  expect(found.size).toBeGreaterThan(500);
  expect(twice.map(([name, by]) => `${name}: ${[...by].join(', ')}`)).toEqual([]);
});

/** What reads a table of `model` in the file that holds it, and does nothing else. */
const READERS: ReadonlySet<string> = new Set(['isProxyType']);

test('model holds types and tables of words, and nothing that works on them', () => {
  const running = files.flatMap(({ file, text }) =>
    file.startsWith('model')
      ? [...text.matchAll(/^export (?:function|class) (\w+)/gm)].flatMap(([, name = '']) =>
          READERS.has(name) ? [] : [`${file}: ${name}`],
        )
      : [],
  );
  expect(running).toEqual([]);
});

test('definitions are found in whatever form they have', () => {
  const text = `export const one = 1;
export async function* two() {}
export abstract class Three {}
export interface Four {}
export type Five = 5;
export { six } from './six.js';
const seven = 7;`;
  expect(definedIn(text)).toEqual(['one', 'two', 'Three', 'Four', 'Five']);
});

function definedIn(text: string): readonly string[] {
  const definitions = text.matchAll(
    /^export (?:declare |abstract |async )*(?:const|let|function\*?|class|interface|type) (\w+)/gm,
  );
  return [...new Set([...definitions].map(([, name = '']) => name))];
}
