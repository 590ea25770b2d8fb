import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('src', import.meta.url));

// Tests of code without sockets and without state of its own share their modules, which takes a third of
// the time: most of it goes into loading them for every file.
const SHARING = [
  'checks',
  'execute',
  'http',
  'import',
  'java',
  'load',
  'mapping',
  'router',
  'schema',
  'stage',
].map((folder) => `test/${folder}/**/*.test.ts`);

// Attacks run under every framework, whose loading would take longer than most of them. Each looks at what
// the process holds before and after it, so a file does not change what the next one sees.
const ATTACKS = ['test/attacks/**/*.test.ts'];

/** Replaces a module (`vi.mock`), which would last for all that share it. */
const REPLACING = ['test/http/messages/checked-sink.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { name: 'sharing', include: SHARING, exclude: REPLACING, isolate: false },
      },
      { extends: true, test: { name: 'replacing', include: REPLACING } },
      { extends: true, test: { name: 'attacks', include: ATTACKS, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...SHARING, ...ATTACKS],
        },
      },
    ],
    // What a gateway writes to standard error belongs to the tests that fail.
    silent: 'passed-only',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/closing-count.mjs'],
  },
  resolve: {
    // The package by its own name is its sources, as test/tsconfig.json says too; only what runs in a
    // process of its own (test/consumers, test/docs) sees the build.
    alias: [
      // Node cannot require the sources.
      {
        find: /^.*\/form-readers\.cjs$/,
        replacement: fileURLToPath(new URL('test/support/form-readers.ts', import.meta.url)),
      },
      // A worker cannot run the sources either.
      {
        find: /^.*\/worker-file\.js$/,
        replacement: fileURLToPath(
          new URL('build/esm/cli/functions/instances/worker-file.js', import.meta.url),
        ),
      },
      // The page is built into dist, not beside the sources.
      {
        find: /^.*\/page-folder\.js$/,
        replacement: fileURLToPath(new URL('test/support/page-folder.ts', import.meta.url)),
      },
      { find: /^apigateway-middleware$/, replacement: `${src}/index.ts` },
      { find: /^apigateway-middleware\/core$/, replacement: `${src}/core/index.ts` },
      { find: /^apigateway-middleware\/(iam|cognito)$/, replacement: `${src}/$1/index.ts` },
      { find: /^apigateway-middleware\/mapping$/, replacement: `${src}/mapping/index.ts` },
      {
        find: /^apigateway-middleware\/velocityjs$/,
        replacement: `${src}/mapping/templates/velocityjs.ts`,
      },
      {
        find: /^apigateway-middleware\/(express|fastify|fetch|node)$/,
        replacement: `${src}/adapters/$1.ts`,
      },
      { find: /^apigateway-middleware\/console$/, replacement: `${src}/console/console.ts` },
      { find: /^apigateway-middleware\/redis$/, replacement: `${src}/redis/redis-stores.ts` },
      { find: /^apigateway-middleware\/koa$/, replacement: `${src}/adapters/koa/koa.ts` },
    ],
  },
});
