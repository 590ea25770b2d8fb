import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const globals = ['Buffer', 'process', 'require', 'setImmediate', 'global'];
const core = [
  'src/index.ts',
  'src/model/message.ts',
  'src/router/router.ts',
  'src/mapping/uri.ts',
  'src/http/body.ts',
  'src/java/velocity/index.ts',
  'src/import/methods/methods.ts',
  'src/execute/execute.ts',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lint-rules-'));
const refused = new Map<string, Set<number>>();
const inCycles = new Set<string>();

beforeAll(async () => {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const file of core) {
    plant(
      globalsIn(file),
      globals.map((name) => `export const _${name}: unknown = ${name};`),
    );
  }
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
  const rules = ['--only=style/noRestrictedGlobals', '--only=suspicious/noImportCycles'];
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
