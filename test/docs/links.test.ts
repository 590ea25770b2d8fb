import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';
import { allPages } from './blocks.js';
import { anchorsOf, linksOf, pathsIn } from './links.js';

const examples = ['', 'demo/', 'express/', 'koa/', 'lambda/', 'petstore/'];
const pages = [
  ...allPages(),
  'CONTRIBUTING.md',
  'SECURITY.md',
  'bench/README.md',
  ...examples.map((folder) => `examples/${folder}README.md`),
];

test.each(pages)('each link of %s leads somewhere', (page) => {
  const broken = linksOf(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(projectRoot, target))) {
      return true;
    }
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each([
  ['README.md', /^docs\/[^/]+\.md$/],
  ['docs/decisions/README.md', /^docs\/decisions\/(?!README)/],
])('%s leads to every page that it should', (page, wanted) => {
  const linked = linksOf(page).map((link) =>
    normalize(join(dirname(page), link.replace(/#.*/, ''))),
  );
  expect(allPages().filter((one) => wanted.test(one) && !linked.includes(one))).toEqual([]);
});

test.each(['docs/architecture.md', 'docs/journey-of-a-request.md'])(
  '%s names files and folders that exist',
  (page) => {
    const roots = ['', 'src/', 'src/execute/', 'docs/'];
    const missing = pathsIn(page).filter(
      (path) => !roots.some((root) => existsSync(join(projectRoot, root, path))),
    );
    expect(missing).toEqual([]);
  },
);
