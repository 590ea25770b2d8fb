// Runs what the pages show, as a reader who copies it would. On a page,
//
//   ```yaml petstore.yaml       is a file in the folder of the page's programs
//   ```js orders.test.js        is one, too, and vitest runs those whose name ends in .test.js
//   [`main.js`](../examples/…)  is a file of examples/ that the page tells its reader to copy
//   ```js, ```ts                is a whole program, and runs to its end or until it listens; TypeScript is
//                               compiled with strict settings first
//   console.log(x); // → 200    says what the program prints
//   ```console                  has lines `$ curl …` for the last program above it, and the responses
//   ```js sketch, ```ts sketch  is not meant to run; JavaScript is checked for its syntax
//
// The package is the packed build. The pages use localhost:4000 for the PetStore of examples/petstore and
// localhost:3000 for a program's own server; both get free ports here.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPetStore } from '../../examples/petstore/pet-store.js';
import { type Installation, installPackage, projectRoot } from '../support/installed-package.js';
import {
  allPages,
  type Block,
  blocksOf,
  copiedFiles,
  hasCommands,
  isFile,
  isProgram,
  promisedOutput,
  speakerOf,
} from './blocks.js';
import { commandsOf, curl, isAsShown } from './curl.js';
import { Program } from './program.js';

const BESIDE = [
  ...[
    'express',
    'fastify',
    'hono',
    '@hono/node-server',
    'koa',
    'koa-mount',
    '@koa/router',
    'koa-bodyparser',
    'compression',
    'aws-jwt-verify',
    'helmet',
  ],
  ...['@types/express', '@types/koa', '@types/koa-mount', '@types/koa-bodyparser', '@types/node'],
  ...[
    '@opentelemetry/api',
    '@opentelemetry/sdk-trace-node',
    '@opentelemetry/instrumentation-undici',
  ],
  ...['prom-client', '@types/compression', 'vitest', 'supertest', 'nock'],
];

const pages = allPages()
  .map((page) => ({ page, blocks: blocksOf(page).filter(({ name }) => name !== 'sketch') }))
  .filter(({ blocks }) => blocks.some(isProgram) || blocks.some(isTest));

let installation: Installation;
let petStore: Awaited<ReturnType<typeof startPetStore>>;
let compiler = '';
let program: Program | undefined;

beforeAll(async () => {
  [installation, petStore] = await Promise.all([installPackage(BESIDE), startPetStore()]);
  writeFileSync(join(installation.folder, 'package.json'), '{ "type": "module" }');
  for (const { page, blocks } of pages) {
    const files = blocks.filter(isFile);
    expect(files.map(({ name }) => name)).toEqual([...new Set(files.map(({ name }) => name))]);
    for (const file of files) {
      write(file, join(dirname(fileOf(file)), file.name ?? ''));
    }
    for (const path of copiedFiles(page)) {
      copyFileSync(
        join(projectRoot, path),
        join(installation.folder, folderOf(page), basename(path)),
      );
    }
  }
  const programs = pages.flatMap(({ blocks }) => blocks.filter(isProgram));
  for (const block of programs) {
    write(block, fileOf(block));
  }
  compiler = await compile(programs.filter(({ language }) => language === 'ts').map(fileOf));
});

afterAll(async () => {
  installation?.remove();
  await petStore?.close();
});

afterEach(async () => {
  await program?.stop();
  program = undefined;
});

describe.each(pages.map(({ page, blocks }) => [page, blocks] as const))('%s', (_page, blocks) => {
  test.each(blocks.filter(isProgram).map((block) => [block.line, block.language, block] as const))(
    'line %i: %s',
    async (_line, _language, block) => {
      const file = fileOf(block);
      expect(compiler.split('\n').filter((line) => line.startsWith(file))).toEqual([]);

      program = new Program(
        file.replace(/ts$/, 'js').split('/').at(-1) ?? '',
        join(installation.folder, dirname(file)),
      );
      const promised = promisedOutput(block.code);
      const status = await program.settled(promised.length);
      expect(program.errors).toBe('');
      expect(status ?? 0).toBe(0);
      const printed = program.lines.map((line) => line.trimEnd());
      if (promised.length > 0) {
        expect(printed).toEqual(promised);
      }

      for (const { code } of blocks.filter(isTalk(blocks, block))) {
        for (const { line, shown } of commandsOf(code)) {
          const response = await curl(line, program.address ?? 'http://no-server.invalid');
          if (!isAsShown(shown, response)) {
            expect(response, line).toBe(shown);
          }
        }
      }
    },
  );
});

test.each(pages.filter(({ blocks }) => blocks.some(isTest)))(
  '$page: vitest runs its tests',
  async ({ page, blocks }) => {
    const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
    const run = await promisify(execFile)(process.execPath, [vitest, 'run', '--reporter=json'], {
      cwd: join(installation.folder, folderOf(page)),
    }).catch((error: { stdout: string }) => error);
    const { testResults } = JSON.parse(run.stdout) as {
      readonly testResults: readonly { readonly status: string; readonly message: string }[];
    };
    const statuses = testResults.map(({ status }) => status);
    const messages = testResults.map(({ message }) => message).join('\n');
    expect(statuses, messages).toEqual(blocks.filter(isTest).map(() => 'passed'));
  },
);

describe('sketches in JavaScript', () => {
  const sketches = allPages()
    .flatMap(blocksOf)
    .filter(({ language, name }) => language === 'js' && name === 'sketch');
  test.each(sketches.map(({ page, line, code }) => [page, line, code] as const))(
    '%s, line %i: can be read',
    async (page, line, code) => {
      const file = join(installation.folder, `${page.replaceAll(/\W/g, '-')}-${line}.mjs`);
      writeFileSync(file, code);
      await promisify(execFile)(process.execPath, ['--check', file]);
    },
  );
});

/** Selects the console blocks that talk to a program; those with the command are for commands.test.ts. */
function isTalk(blocks: readonly Block[], program: Block): (block: Block) => boolean {
  return (block) =>
    block.language === 'console' && !hasCommands(block) && speakerOf(blocks, block) === program;
}

function isTest({ name }: Block): boolean {
  return name?.endsWith('.test.js') === true;
}

/** Each page has a folder, each program is named by its line: so the compiler's messages show the place. */
function fileOf({ page, line, language, code }: Block): string {
  const extension = language === 'js' && /\brequire\(/.test(code) ? 'cjs' : language;
  return `${folderOf(page)}/line-${line}.${extension}`;
}

function folderOf(page: string): string {
  return page.replaceAll(/\W/g, '-');
}

function write({ code }: Block, file: string): void {
  const target = join(installation.folder, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code.replaceAll('localhost:4000', petStore.host));
}

/** Compiles in place; the messages of the compiler, one on each line. */
async function compile(files: readonly string[]): Promise<string> {
  if (files.length === 0) {
    return '';
  }
  const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const options = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
    '--pretty',
    'false',
  ];
  const run = promisify(execFile)(
    process.execPath,
    [tsc, ...options, '--module', 'nodenext', '--target', 'es2023', '--types', 'node', ...files],
    { cwd: installation.folder },
  );
  return (await run.catch((error: { stdout: string }) => error)).stdout;
}
