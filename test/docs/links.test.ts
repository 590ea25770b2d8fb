import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';
import { allPages } from './blocks.js';

const examples = ['', 'demo/', 'express/', 'koa/', 'petstore/'];
const pages = [...allPages(), ...examples.map((folder) => `examples/${folder}README.md`)];

test.each(pages)('each link of %s leads somewhere', (page) => {
  const broken = linksOf(page).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(projectRoot, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('README leads to every page of docs/', () => {
  const linked = linksOf('README.md').map((link) => link.split('#')[0]);
  const docs = allPages().filter((page) => page.startsWith('docs/'));
  expect(docs.filter((page) => !linked.includes(page))).toEqual([]);
});

/** Where a page leads within the project, code left out. */
function linksOf(page: string): readonly string[] {
  const text = prose(page);
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function prose(page: string): string {
  return readFileSync(join(projectRoot, page), 'utf8').replaceAll(/^(```+).*?^\1$/gms, '');
}
