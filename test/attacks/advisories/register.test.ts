import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../support/installed-package.js';

// The list of the advisories is the one that readers see: identifiers, what went wrong, what happens here, test.
const rows = [
  ...readFileSync(join(projectRoot, 'docs/reliability.md'), 'utf8').matchAll(
    /^\| ([^|]+) \| [^|]+ \| [^|]+ \| [^|]+ \| `([^`]+\.test\.ts)` \|$/gm,
  ),
].flatMap(([, ids = '', file = '']) => ids.split(', ').map((id) => [id, file] as const));

test.each(rows)('%s is in the title of a test in %s', (id, file) => {
  const text = readFileSync(join(projectRoot, 'test', file), 'utf8');
  const name = id.replace(/[/.]/g, '\\$&');
  // The first argument of a call, or a text in a row of a table.
  expect(text).toMatch(new RegExp(`(?:\\(|, )\\s*['"\`][^'"\n]*${name}(?!\\d)`));
});

test('each advisory has one row, and an identifier that can be looked up', () => {
  const ids = rows.map(([id]) => id);
  expect(ids.length).toBeGreaterThan(70);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const known = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[\da-z]{4}){3}|[\w-]+\/[\w.-]+(?:#\d+)?)$/;
  expect(ids.filter((id) => !known.test(id))).toEqual([]);
});
