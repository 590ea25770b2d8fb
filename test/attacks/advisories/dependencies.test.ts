import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../support/installed-package.js';

const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  read('package.json'),
);

test('undici is used for its agent alone, not for its cache, retries, cookies, WebSocket, SOCKS5 or fetch (CVE-2026-9678, CVE-2026-14643, CVE-2026-13697, CVE-2026-16728, CVE-2026-16729, CVE-2026-12151, CVE-2026-6734, CVE-2026-9697, CVE-2026-15157)', () => {
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?ts$/.test(file))
    .map((file) => read(join('src', file)));
  const used = sources.flatMap((text) =>
    [...text.matchAll(/\bundici\(\)\.(\w+)/g)].map(([, name]) => name),
  );
  expect(new Set(used)).toEqual(new Set(['Agent', 'buildConnector']));
  // What is not loaded through src/on-demand.cts is a type.
  const imports = sources.flatMap(
    (text) => text.match(/^.*\b(?:from|require\() ?'undici'.*$/gm) ?? [],
  );
  expect(imports.filter((line) => !/^import type |require\('undici'\)/.test(line))).toEqual([]);
  expect(imports.length).toBeGreaterThan(2);
});

test.each([
  ['undici', [7, 30], 'CVE-2026-1525, CVE-2026-22036, CVE-2026-6733'],
  ['path-to-regexp', [8, 4, 2], 'CVE-2024-45296, CVE-2026-4923, CVE-2026-4926'],
  ['velocityjs', [2, 1, 7], 'shepherdwind/velocity.js#192'],
  ['yaml', [2, 8, 3], 'CVE-2026-33532'],
  ['debug', [4, 4, 3], 'debug-js/debug#1005, of the version 4.4.2 with foreign code'],
])('no install gets a %s older than %j (%s)', (name, floor) => {
  const [, range = ''] = /^\^(\d+\.\d+\.\d+)$/.exec(manifest.dependencies[name] ?? '') ?? [];
  const version = range.split('.').map(Number);
  const first = version.findIndex((part, at) => part !== (floor[at] ?? 0));
  expect(first === -1 || (version[first] ?? 0) > (floor[first] ?? 0)).toBe(true);
});

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}
