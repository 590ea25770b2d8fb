import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';

interface LockEntry {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
  readonly engines?: { readonly node?: string };
}

const manifest = JSON.parse(read('package.json'));
const lock: { readonly packages: Record<string, LockEntry> } = JSON.parse(
  read('package-lock.json'),
);
const production = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer,
);

test('every installed production dependency runs on the oldest Node that is promised', () => {
  const floor = oldest(manifest.engines.node);
  expect(production.map(([path]) => path)).toContain('node_modules/undici');
  for (const [path, { engines }] of production) {
    const needed = engines?.node === undefined ? [0] : oldest(engines.node);
    expect(isAtMost(needed, floor), `${path} asks for Node ${engines?.node}`).toBe(true);
  }
});

test('docs/dependencies.md has a row for each dependency, and no other', () => {
  const page = read('docs/dependencies.md');
  const rows = page.split('\n').filter((line) => line.startsWith('| ['));
  const named = rows.flatMap((row) =>
    [...row.matchAll(/\[([@\w/-]+)\]\(#/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}

/** The version in `>=20.19`, or the first in `20 || >=22`; no production dependency has a range of another form. */
function oldest(range: string): readonly number[] {
  const [, version] = /^(?:>= ?)?([\d.]+)(?: \|\| >= ?[\d.]+)?$/.exec(range) ?? [];
  if (version === undefined) {
    throw new Error(`Which Node does ${range} begin with?`);
  }
  return version.split('.').map(Number);
}

function isAtMost(version: readonly number[], limit: readonly number[]): boolean {
  for (const [index, part] of version.entries()) {
    if (part !== (limit[index] ?? 0)) {
      return part < (limit[index] ?? 0);
    }
  }
  return true;
}
