import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { asMarkdown, IMPORT_TABLE, importsIn, refusal, unneeded } from './import-table.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => /\.ts$/.test(name))
  .sort();

test('every import in src is one that the table allows', () => {
  const refused = files.flatMap((file) =>
    importsIn(readFileSync(join(root, 'src', file), 'utf8')).flatMap(
      (one) => refusal(file, one) ?? [],
    ),
  );
  expect(refused).toEqual([]);
});

test('every row of the table allows what its files need, and no more', () => {
  const imports = files.flatMap((file) =>
    importsIn(readFileSync(join(root, 'src', file), 'utf8')).map((one) => ({ file, one })),
  );
  const loose = IMPORT_TABLE.flatMap((room) =>
    unneeded(room, imports).map((name) => `${room.room} has no need of ${name}`),
  );
  expect(loose).toEqual([]);
});

test('every room of the table exists', () => {
  const missing = IMPORT_TABLE.filter(
    ({ room }) => !files.some((file) => file === room || file.startsWith(`${room}/`)),
  );
  expect(missing.map(({ room }) => room)).toEqual([]);
});

test('docs/architecture.md shows the table', () => {
  expect(readFileSync(join(root, 'docs/architecture.md'), 'utf8')).toContain(asMarkdown());
});

describe('what the table refuses', () => {
  test.each([
    ['model/message.ts', "import { x } from '../errors.js';"],
    ['model/message.ts', "import { join } from 'node:path';"],
    ['java/json/values.ts', "import { x } from '../../mapping/uri.js';"],
    ['java/json/values.ts', "import { x } from '../../model/mapping.js';"],
    ['java/velocity/index.ts', "import { TemplateError } from '../../errors.js';"],
    ['java/json/values.ts', "import { x } from '../lang/work.js';"],
    ['java/regex/java-regex.ts', "import { x } from '../lang/equality.js';"],
    ['java/lang/class-of.ts', "import { x } from '../json-path/index.js';"],
    ['import/document/cursor.ts', "import { x } from '../api/base-path.js';"],
    ['import/validation/read-body.ts', "import { x } from '../methods/methods.js';"],
    ['import/validation/read-body.ts', "import { x } from '../api/base-path.js';"],
    ['import/integration/integration-uri.ts', "import { x } from '../methods/methods.js';"],
    ['import/integration/integration-uri.ts', "import type { x } from '../validation/model.js';"],
    ['import/import-rest-api.ts', "import { x } from '../java/json/index.js';"],
    ['http/body.ts', "import { x } from '../checks/value-kinds.js';"],
    ['core/gateway.ts', "import createDebug from 'debug';"],
    ['core/gateway.ts', "import { x } from '../backend/http.js';"],
    [
      'core/options/options.ts',
      "import type { HttpDispatcher } from '../../backend/dispatcher.js';",
    ],
    ['core/index.ts', "export { loadDocument } from '../load/load-document.js';"],
    ['router/router.ts', "import { x } from '../import/import-rest-api.js';"],
    ['mapping/uri.ts', "import { x } from 'velocityjs';"],
    ['import/methods/methods.ts', "import { createRouter } from '../../router/router.js';"],
    ['import/methods/methods.ts', "import { execute } from '../../execute/execute.js';"],
    ['execute/execute.ts', "import { x } from '../import/document/cursor.js';"],
    ['execute/execute.ts', "import { x } from './integration-request/target.js';"],
    ['execute/method-response.ts', "import { x } from './integration-response.js';"],
    ['execute/method-response.ts', "import { x } from './integrations/http.js';"],
    ['execute/integration-response.ts', "import { x } from './integration-request/target.js';"],
    ['execute/integration-request/target.ts', "import { x } from '../method-request.js';"],
    ['execute/gateway-response/failure.ts', "import { x } from '../method-response.js';"],
    ['execute/access/policy.ts', "import { x } from '../method-request.js';"],
    ['execute/payload/binary.ts', "import { x } from '../log/one-line.js';"],
    ['execute/callers/hooks.ts', "import { x } from '../access/policy.js';"],
    ['execute/execute.ts', "import { readFileSync } from 'node:fs';"],
    ['execute/execute.ts', "const x = await import('undici');"],
    ['execute/execute.ts', "const x = process.getBuiltinModule('node:fs');"],
    ['backend/http.ts', "import { execute } from '../execute/execute.js';"],
    ['adapters/express.ts', "import express from 'express';"],
    ['adapters/express.ts', "export { execute } from '../execute/execute.js';"],
    ['execute/drawer/helpers.ts', "import { x } from '../execute.js';"],
    ['drawer/helpers.ts', "import { x } from '../errors.js';"],
  ])('%s: %s', (file, source) => {
    expect(importsIn(source).map((one) => refusal(file, one))).toEqual([expect.any(String)]);
  });
});

describe('what the table allows', () => {
  test.each([
    ['adapters/express.ts', "import type { Request } from 'express';"],
    ['execute/execute.ts', "import { methodResponse } from './method/method-response.js';"],
    ['execute/request-context/exchange.ts', "import type { Match } from '../../router/router.js';"],
    ['mapping/templates/velocityjs.ts', "import { Parser } from 'velocityjs';"],
    ['import/methods/resources.ts', "import { parse } from '../../router/path-template.js';"],
    ['backend/http.ts', "import { connect } from 'node:net';"],
    ['java/lang/text.ts', "import { x } from '../json/values.js';"],
  ])('%s: %s', (file, source) => {
    expect(importsIn(source).map((one) => refusal(file, one))).toEqual([undefined]);
  });
});

test('a folder has at most twelve entries', () => {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    const steps = file.split('/');
    for (let depth = 1; depth < steps.length; depth += 1) {
      const folder = steps.slice(0, depth).join('/');
      const ofFolder = entries.get(folder) ?? new Set<string>();
      entries.set(folder, ofFolder.add(steps[depth] ?? ''));
    }
  }
  const crowded = [...entries].filter(([, { size }]) => size > 12).map(([folder]) => folder);
  expect(crowded).toEqual([]);
});
