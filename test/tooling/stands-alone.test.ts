import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// A clone works anywhere: no file knows a package registry or the machine it was written on. Each
// pattern has a class of one letter, so that this file does not find itself.
const strangers: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a package registry', /registry[.](?:npmjs|yarnpkg)|n[p]mmirror|ver[d]accio|arti[f]actory/],
  ['a registry on a port of its own', /"resolved":\s*"h[t]tp/],
  ['a home folder', /(?<![\w.}])(?:\/(?:h[o]me|U[s]ers)\/[a-z]+\/|\/r[o]ot\/[.])/], // /root/x is an API's path
  ['a working folder', /(?<![\w.}])\/w[o]rk\/(?:main|shared)|(?<![\w.}])\/t[m]p\/\w/],
  ['a drive of Windows', /\b[A-Z]:\\(?:U[s]ers|Temp)/],
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const isCheckout = existsSync(`${root}.git`);

test.runIf(isCheckout).each(strangers)('no tracked file names %s', (_what, pattern) => {
  const found = trackedFiles().flatMap((file) =>
    readFileSync(root + file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the lock file names a version and a checksum for each package, and no place', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const entries = Object.entries<Record<string, unknown>>(packages).filter(([path]) => path !== '');
  expect(entries.length).toBeGreaterThan(100);
  for (const [path, entry] of entries) {
    expect(entry.resolved, path).toBeUndefined();
    if (!entry.inBundle) {
      expect(entry.integrity, path).toMatch(/^sha512-/);
    }
  }
});

// A platform's package that is not locked makes `npm ci` fail on every platform.
test('the lock file knows the packages of all platforms', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const entries = Object.values<{ readonly optionalDependencies?: object }>(packages);
  const wanted = entries.flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const locked = new Set(
    Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')),
  );
  expect(wanted).toContain('@biomejs/cli-win32-x64');
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});

function trackedFiles(): readonly string[] {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return names.split('\0').filter((name) => name !== '' && existsSync(root + name));
}
