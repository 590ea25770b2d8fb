import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Installation, installPackage, projectRoot } from './support/installed-package.js';

const here = fileURLToPath(new URL('consumers', import.meta.url));
/** Another compiler than the project's own, by its folder. */
const typeScript = process.env.TYPESCRIPT ?? join(projectRoot, 'node_modules/typescript');
let installation: Installation;

beforeAll(async () => {
  installation = await installPackage([
    'express',
    'fastify',
    'koa',
    'redis',
    'aws-jwt-verify',
    '@redis/client',
    '@types/express',
    '@types/koa',
    '@types/node',
  ]);
  cpSync(here, installation.folder, { recursive: true });
});

afterAll(() => installation?.remove());

describe('the packed package', () => {
  const answers = [
    '200 { "hello": "ann" }',
    '400 {"message":"Invalid request body"}',
    '201 POST /shop/pets',
    '403 {"message":"Missing Authentication Token"}',
  ];
  const said = [
    ...['express', 'fastify', 'fetch', 'koa', 'node'].flatMap((name) =>
      answers.map((answer) => `${name}: ${answer}`),
    ),
    '1',
    '7',
    'function',
    '{apigateway}:k BUCKET 1 2',
    'true ERR_API_IMPORT #/paths/~1{id}~1{id}',
    'core: 200 { "hello": "bo" }',
    'iam: 403 {"Message":"The security token included in the request is invalid."}',
    'function',
    'console: 200 200 /hello/{name},/pets',
  ];

  test.each(['consumer.mjs', 'consumer.cjs'])('serves %s', async (program) => {
    const { stdout, stderr } = await start(process.execPath, [program]);
    expect(stdout.trim().split('\n')).toEqual(said);
    expect(stderr).toBe('');
  });
});

describe('the types of the packed package', () => {
  const strict = ['--noEmit', '--pretty', 'false', '--strict', '--exactOptionalPropertyTypes'];
  const base = [...strict, '--target', 'es2023', '--lib', 'es2023', '--types', 'node'];
  const rows = [
    ['an ESM module under nodenext', ['--module', 'nodenext', 'consumer.mts']],
    ['a CommonJS module under nodenext', ['--module', 'nodenext', 'consumer.cts']],
    ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', 'consumer.ts']],
    [
      'servers of fetch, with the types of Node and no others',
      ['--module', 'esnext', '--moduleResolution', 'bundler', 'consumer-of-fetch.ts'],
    ],
    [
      'servers of fetch, with the types of Node and of a browser',
      [
        ...['--module', 'esnext', '--moduleResolution', 'bundler'],
        ...['--lib', 'es2023,dom,dom.asynciterable', 'consumer-of-fetch.ts'],
      ],
    ],
  ] as const;

  test('of the core compile for a browser, which has no types of Node', async () => {
    // No types at all can be said in a file alone: an empty argument is an error before TypeScript 7.
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.asynciterable', 'esnext.disposable'],
      module: 'esnext',
      moduleResolution: 'bundler',
      types: [],
    };
    const project = join(installation.folder, 'browser.json');
    writeFileSync(project, JSON.stringify({ compilerOptions, files: ['consumer-of-core.ts'] }));
    const tsc = join(typeScript, 'bin/tsc');
    const arguments_ = [tsc, '-p', project, '--pretty', 'false'];
    const { stdout, stderr } = await start(process.execPath, arguments_);
    expect([stdout, stderr]).toEqual(['', '']);
  });

  test.each(rows)('compile for %s', async (_name, options) => {
    cpSync(join(here, 'consumer.ts'), join(installation.folder, 'consumer.mts'));
    const tsc = join(typeScript, 'bin/tsc');
    const { stdout, stderr } = await start(process.execPath, [tsc, ...base, ...options]);
    expect(stderr).toBe('');
    // @types/koa does not compile beside the content-disposition that Express 5 brings along
    const messages = stdout
      .split('\n')
      .filter((line) => line !== '' && !line.includes('@types/koa'));
    expect(messages).toEqual([]);
  });
});

/** Runs a program in the consumer's folder; a failure's output is part of the answer. */
async function start(
  program: string,
  args: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  const run = promisify(execFile)(program, args, { cwd: installation.folder });
  return run.catch((error: { stdout: string; stderr: string }) => error);
}
