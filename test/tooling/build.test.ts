import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { projectRoot, requireBuild } from '../support/installed-package.js';

// What loading each part costs its user. A framework is never here: adapters know its types alone.
const loadedBy: Readonly<Record<string, readonly string[]>> = {
  debug: ['shared/gateway.js'],
  'path-to-regexp': ['shared/import.js'],
  velocityjs: ['mapping'],
  yaml: ['on-demand.cjs'],
  undici: ['on-demand.cjs'],
  'undici/lib/core/connect.js': ['on-demand.cjs'],
  'undici/lib/dispatcher/agent.js': ['on-demand.cjs'],
  '@smithy/signature-v4': ['on-demand.cjs'],
  'aws-jwt-verify': ['on-demand.cjs'],
  'aws-jwt-verify/error': ['on-demand.cjs'],
  'aws-jwt-verify/jwk': ['on-demand.cjs'],
  'lru-cache': ['on-demand.cjs'],
};
/** What an API needs without Node; `test/core/stands-alone.test.ts` runs it there. */
const withoutNode = [
  'core',
  'index.js',
  'mapping',
  ...sharedFiles('checks|mapping|import|execute'),
];

describe.each(['esm', 'cjs'])('dist/%s', (format) => {
  requireBuild();
  const found = packagesIn(join(projectRoot, 'dist', format));

  test.each(Object.entries(loadedBy))('%s is loaded by %j', (name, folders) => {
    expect([...(found.get(name) ?? [])].sort()).toEqual(folders);
  });

  test('no other package is loaded', () => {
    const others = [...found.keys()].filter((name) => !name.startsWith('node:'));
    expect(others.sort()).toEqual(Object.keys(loadedBy).sort());
  });

  test('modules of Node are loaded at the edges only', () => {
    const users = [...found].flatMap(([name, by]) => (name.startsWith('node:') ? [...by] : []));
    expect(users.filter((part) => withoutNode.includes(part))).toEqual([]);
    expect(users).toContain('shared/gateway.js');
  });

  test.each(['express', 'koa/koa', 'node'])(
    'adapters/%s loads nothing that a request needs first',
    (name) => {
      const file = pathToFileURL(join(projectRoot, 'dist', format, `adapters/${name}.js`)).href;
      const program = `import { createRequire } from 'node:module';
      await import(${JSON.stringify(file)});
      const { cache } = createRequire(import.meta.url);
      console.log(JSON.stringify([...process.moduleLoadList, ...Object.keys(cache)]));`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program]);
      const loaded: readonly string[] = JSON.parse(output.toString());
      const early = loaded.filter((one) =>
        /deps\/undici|NativeModule (?:tls|http2)$|node_modules[\\/](?:undici|yaml|velocityjs|express|koa)[\\/]/.test(
          one,
        ),
      );
      expect(early).toEqual([]);
      expect(loaded.join()).toMatch(/NativeModule http,/);
    },
  );

  test('the mapping languages load without velocityjs', () => {
    const users = filesOf(join(projectRoot, 'dist', format)).filter(({ text }) =>
      /['"]velocityjs['"]/.test(text),
    );
    expect(users.map(({ name }) => name)).toEqual(['mapping/templates/velocityjs.js']);
  });
});

/** Each package or module of Node that is loaded, with the folders and shared files that do it. */
function packagesIn(folder: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, text } of filesOf(folder)) {
    const specifiers = text.matchAll(
      /(?:\bfrom |^import |\bimport\(|\brequire\()['"]([^'"\s,]+)['"]/gm,
    );
    for (const [, specifier = ''] of specifiers) {
      if (specifier.startsWith('.')) {
        continue;
      }
      const by = found.get(specifier) ?? new Set<string>();
      found.set(specifier, by.add(partOf(name)));
    }
  }
  return found;
}

/** A shared file, or the folder of another. */
function partOf(name: string): string {
  return name.startsWith('shared/') ? name : (name.split('/')[0] ?? name);
}

function sharedFiles(names: string): readonly string[] {
  return names.split('|').map((name) => `shared/${name}.js`);
}

function filesOf(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => ({
      name: name.replaceAll('\\', '/'),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}
