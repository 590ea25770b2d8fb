import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// docs/architecture.md, "Who may import whom", planted one import at a time. What is allowed
// stands first in each row, what the linter must catch second.
const rows: readonly (readonly [file: string, allowed: string[], refused: string[]])[] = [
  [
    'src/index.ts',
    ['./model/rest-api.js', './gateway.js', './load/load-document.js', './execute/context.js'],
    ['./mapping/uri.js', './backend/http.js', './adapters/koa.js', 'undici', 'node:fs'],
  ],
  [
    'src/errors.ts',
    ['./model/import-issue.js'],
    ['./gateway.js', './import/cursor.js', 'node:util'],
  ],
  [
    'src/gateway.ts',
    ['./router/router.js', './backend/http.js', './execute/execute.js', 'debug'],
    ['./adapters/node.js', './mapping/uri.js', 'node:http', 'express'],
  ],
  [
    'src/model/message.ts',
    ['./mapping.js'],
    ['../errors.js', '../mapping/uri.js', 'node:http', 'undici'],
  ],
  [
    'src/router/router.ts',
    ['./path-template.js', '../model/rest-api.js', 'path-to-regexp'],
    ['../mapping/uri.js', '../import/paths.js', 'node:url', 'debug'],
  ],
  [
    'src/mapping/uri.ts',
    ['./json/values.js', '../errors.js', '../model/mapping.js'],
    ['../router/router.js', '../execute/context.js', '../gateway.js', 'velocityjs', 'node:url'],
  ],
  [
    'src/mapping/velocity/engine.ts',
    ['../json/values.js', '../template-engine.js', '../../model/mapping.js', '../../errors.js'],
    [
      '../../gateway.js',
      '../../router/router.js',
      '../../import/cursor.js',
      'velocityjs',
      'node:vm',
    ],
  ],
  [
    'src/mapping/velocityjs.ts',
    ['velocityjs', './template-engine.js'],
    ['undici', '../gateway.js'],
  ],
  [
    'src/import/methods.ts',
    ['./cursor.js', '../mapping/velocity/engine.js', '../router/path-template.js'],
    [
      '../router/router.js',
      '../execute/execute.js',
      '../load/load-document.js',
      '../on-demand.cjs',
      'ajv',
      'node:fs',
    ],
  ],
  ['src/import/validators.ts', ['../on-demand.cjs', 'ajv'], ['yaml', '../execute/execute.js']],
  [
    'src/execute/execute.ts',
    ['./context.js', '../mapping/uri.js', '../router/router.js', '../errors.js'],
    [
      '../import/cursor.js',
      '../load/load-document.js',
      '../gateway.js',
      '../backend/http.js',
      'node:stream',
      'undici',
      'debug',
    ],
  ],
  [
    'src/load/load-document.ts',
    ['node:fs', 'yaml', '../on-demand.cjs', '../model/import-issue.js'],
    ['../import/cursor.js', 'node:http', 'undici'],
  ],
  [
    'src/backend/http.ts',
    ['node:net', 'undici', 'debug', '../on-demand.cjs'],
    ['../gateway.js', '../execute/header-rules.js', '../adapters/node.js', 'express'],
  ],
  [
    'src/adapters/express.ts',
    ['./node-message.js', '../gateway.js', 'node:http', 'express'],
    ['../execute/execute.js', '../router/router.js', '../backend/http.js', 'undici', 'debug'],
  ],
  ['src/drawer/helpers.ts', [], ['../errors.js']],
];

const globals = ['Buffer', 'process', 'require', 'setImmediate', 'global'];
const core = [
  'src/index.ts',
  'src/model/message.ts',
  'src/router/router.ts',
  'src/mapping/uri.ts',
  'src/mapping/velocity/engine.ts',
  'src/import/methods.ts',
  'src/execute/execute.ts',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
const refused = new Map<string, Set<number>>();
const inCycles = new Set<string>();

beforeAll(async () => {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const [file, good, bad] of rows) {
    plant(
      file,
      [...good, ...bad].map((from) => `import '${from}';`),
    );
  }
  for (const file of core)
    plant(
      globalsIn(file),
      globals.map((name) => `export const _${name}: unknown = ${name};`),
    );
  plant('src/model/cycle-a.ts', ["import { b } from './cycle-b.js';", 'export const a = () => b;']);
  plant('src/model/cycle-b.ts', ["import { a } from './cycle-a.js';", 'export const b = () => a;']);
  plant('src/model/types-a.ts', ["import type { B } from './types-b.js';", 'export type A = B[];']);
  plant('src/model/types-b.ts', [
    "import type { A } from './types-a.js';",
    'export type B = A | 1;',
  ]);
  for (const { category, location } of await lint()) {
    if (category.endsWith('noImportCycles')) {
      inCycles.add(location.path);
      continue;
    }
    const lines = refused.get(location.path) ?? new Set<number>();
    refused.set(location.path, lines.add(location.start.line));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(rows)('%s', (file, good, bad) => {
  test.each(good.map((from, index) => [from, index + 1] as const))(
    'may import %s',
    (_from, line) => {
      expect(refused.get(file)?.has(line) ?? false).toBe(false);
    },
  );
  test.each(bad.map((from, index) => [from, good.length + index + 1] as const))(
    'may not import %s',
    (_from, line) => {
      expect(refused.get(file)?.has(line)).toBe(true);
    },
  );
});

test.each(core)('%s has no global that only Node knows', (file) => {
  for (const [index, name] of globals.entries()) {
    expect(refused.get(globalsIn(file)), name).toContain(index + 1);
  }
});

test('a cycle of values is refused, one of types is not', () => {
  expect([...inCycles].filter((file) => /cycle|types/.test(file)).sort()).toEqual([
    'src/model/cycle-a.ts',
    'src/model/cycle-b.ts',
  ]);
});

function globalsIn(file: string): string {
  return join(dirname(file), `globals-of-${file.split('/').at(-1)}`);
}

function plant(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
}

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

async function lint(): Promise<readonly Diagnostic[]> {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const rules = [
    '--only=style/noRestrictedImports',
    '--only=style/noRestrictedGlobals',
    '--only=suspicious/noImportCycles',
  ];
  const run = promisify(execFile)(
    process.execPath,
    [
      biome,
      'lint',
      ...rules,
      '--reporter=json',
      '--vcs-enabled=false',
      '--max-diagnostics=none',
      'src',
    ],
    { cwd: folder },
  );
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return JSON.parse(stdout).diagnostics;
}
