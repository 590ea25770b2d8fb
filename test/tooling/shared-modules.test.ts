import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../vitest.config.js';
import { projectRoot } from '../support/installed-package.js';

interface Project {
  readonly test: {
    readonly include: readonly string[];
    readonly exclude?: readonly string[];
    readonly isolate?: boolean;
  };
}

test('no test replaces a module that tests of other files share', () => {
  const projects = (config.test?.projects ?? []) as unknown as readonly Project[];
  const sharing = projects.filter(({ test }) => test.isolate === false);
  const include = sharing.flatMap(({ test }) => test.include);
  const exclude = sharing.flatMap(({ test }) => test.exclude ?? []);
  const files = include.flatMap((pattern) => {
    const folder = pattern.slice(0, pattern.indexOf('/**'));
    return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  });
  expect(files.length).toBeGreaterThan(200);
  const replacing = files.filter((file) =>
    /\bvi\.(?:do)?[mM]ock\(/.test(readFileSync(join(projectRoot, file), 'utf8')),
  );
  expect(replacing).toEqual(exclude);
});
