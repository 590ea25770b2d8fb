import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { linksOf } from '../docs/links.js';
import { projectRoot, requireBuild } from '../support/installed-package.js';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

/** What `npm publish` would send. */
const packed: readonly string[] = (() => {
  requireBuild();
  const list = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(list)[0].files.map(({ path }: { readonly path: string }) => path);
})();

describe('the package', () => {
  test.each(packed.filter((file) => file.endsWith('.md')))('has what %s links to', (page) => {
    const dead = linksOf(page).filter((link) => {
      const path = link.replace(/#.*/, '');
      const target = normalize(join(dirname(page), path)).replace(/\/$/, '');
      return (
        path !== '' && !packed.some((file) => file === target || file.startsWith(`${target}/`))
      );
    });
    expect(dead).toEqual([]);
  });

  test('has no source map, for it has no sources', () => {
    expect(packed.filter((file) => file.endsWith('.map'))).toEqual([]);
    const built = packed.filter((file) => /^dist\/.*\.[cm]?js$/.test(file));
    expect(built.length).toBeGreaterThan(40);
    const mapped = built.filter((file) =>
      readFileSync(join(projectRoot, file), 'utf8').includes('sourceMappingURL'),
    );
    expect(mapped).toEqual([]);
  });

  test('has no test, no benchmark and no tool', () => {
    const folders = new Set(packed.map((file) => (file.includes('/') ? file.split('/')[0] : '')));
    expect([...folders].sort()).toEqual(['', 'dist', 'docs', 'examples']);
  });

  test('is built before it is packed, also from a clone or a git address', () => {
    expect(manifest.scripts.prepack).toBe('npm run build');
  });
});

test('each script that is documented exists, and the other way round', () => {
  const text = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
  const named = new Set([...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name));
  expect([...named].filter((name) => !(`${name}` in manifest.scripts))).toEqual([]);
  const parts = ['clean', 'package', 'package:types', 'test'];
  const hooks = Object.keys(manifest.scripts).filter((name) => /^pre/.test(name));
  expect(Object.keys(manifest.scripts).sort()).toEqual([...named, ...parts, ...hooks].sort());
});

test('.nvmrc names the lowest Node that is supported', () => {
  const [major, minor] = readFileSync(join(projectRoot, '.nvmrc'), 'utf8').trim().split('.');
  expect(manifest.engines.node).toBe(`>=${major}.${minor}`);
});

test('what people look for in a repository is there', () => {
  const files = ['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'];
  const more = ['.editorconfig', '.github/pull_request_template.md', ...FORMS];
  expect([...files, ...more].filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
});

const FORMS = ['difference', 'bug', 'feature'].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);

test.each(FORMS)('%s is a form that a forge can show', (file) => {
  const { name, description, body } = parse(readFileSync(join(projectRoot, file), 'utf8'));
  expect([typeof name, typeof description]).toEqual(['string', 'string']);
  const fields = body.filter(({ type }: { readonly type: string }) => type !== 'markdown');
  for (const { type, id, attributes } of fields) {
    expect(['input', 'textarea']).toContain(type);
    expect(id).toMatch(/^[a-z]+$/);
    expect(attributes.label).toMatch(/\S/);
  }
});
