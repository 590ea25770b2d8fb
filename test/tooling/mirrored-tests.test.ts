import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// A test of a file is found by the file's name: src/execute/access/policy.ts is tested by
// test/execute/access/policy.test.ts.

/** Files whose behaviour has no test of its own, with the reason. */
const WITHOUT_TEST: Readonly<Record<string, string>> = {
  'cli/arguments/usage-error.ts': 'an error class without members',
  'cli/functions/instances/worker-file.ts':
    'an address, where the tests of the workers find the worker',
  'cli/output/console.ts': 'types, and the exit statuses, which the tests of the commands assert',
  'console/http/console-failure.ts':
    'an error class, whose statuses the tests of the routes assert',
  'console/http/page-folder.ts': 'an address, where the tests find the page that was built',
  'console/protocol/events.ts': 'types, and two values with which the figures are tested',
  'console/protocol/routes.ts': 'addresses, with which the tests of the routes call them',
  'java/characters.ts': 'names of ASCII characters, which every reader of text uses',
  'java/lang/work.ts': 'an error class without members',
  'load/forms/rest-api/rest-api-parts.ts': 'types, and the name of the root',
  'model/document/extension-words.ts':
    'lists of words, with which the import and the schema are tested',
  'schema/extension-schemas.ts':
    'a table, which test/schema/document-schema.test.ts tests as a whole',
};

/** Folders that are tested as a whole, with the reason. */
const AS_A_WHOLE: Readonly<Record<string, string>> = {
  'load/forms/terraform/hcl/':
    'a language, whose parts show in what its expressions result in: tables of cases, which test/load/forms/terraform/hcl/cases.test.ts runs',
};

/** Files that are still tested through others: the test that covers most of each. */
const NOT_YET: Readonly<Record<string, string>> = {
  'load/forms/cloudformation/api/api-parts.ts': 'load/forms/cloudformation/api/body',
  'load/forms/cloudformation/expand-template.ts': 'load/forms/cloudformation/functions/for-each',
  'load/forms/cloudformation/functions/list-functions.ts':
    'load/forms/cloudformation/functions/functions',
  'load/forms/cloudformation/functions/text-functions.ts':
    'load/forms/cloudformation/functions/functions',
  'load/forms/cloudformation/template.ts': 'load/forms/cloudformation/read-template',
  'load/forms/terraform/configuration/instances/resource-of-instance.ts':
    'load/forms/terraform/configuration/instances/resource-instance',
  'load/forms/terraform/configuration/instances/resource-path.ts':
    'load/forms/terraform/configuration/instances/resource-instance',
  'load/forms/terraform/configuration/modules/collect-resources.ts':
    'load/forms/terraform/configuration/read-configuration',
  'load/forms/terraform/configuration/modules/module-call-set.ts':
    'load/forms/terraform/configuration/modules/module-instance',
  'load/forms/terraform/configuration/modules/module-scope.ts':
    'load/forms/terraform/configuration/modules/module-instance',
  'load/forms/terraform/configuration/modules/project.ts':
    'load/forms/terraform/configuration/read-configuration',
  'load/forms/terraform/configuration/modules/resource-set.ts':
    'load/forms/terraform/configuration/read-configuration',
  'load/forms/terraform/configuration/repetition/expansion.ts':
    'load/forms/terraform/configuration/repetition/repetition',
  'load/forms/terraform/configuration/repetition/instance-set.ts':
    'load/forms/terraform/configuration/repetition/repetition',
  'load/forms/terraform/json/plan/interchangeable.ts':
    'load/forms/terraform/json/plan/resolve-plan',
  'load/forms/terraform/json/plan/plan-configuration.ts':
    'load/forms/terraform/json/plan/plan-references',
  'load/forms/terraform/json/plan/plan-resources.ts': 'load/forms/terraform/json/plan/resolve-plan',
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
const running = files.filter((file) => hasBehaviour(readFileSync(join(root, 'src', file), 'utf8')));
const excepted = (file: string): boolean =>
  Object.hasOwn(WITHOUT_TEST, file) ||
  Object.hasOwn(NOT_YET, file) ||
  Object.keys(AS_A_WHOLE).some((folder) => file.startsWith(folder));

test('each file with behaviour has its test', () => {
  const missing = running.filter((file) => !excepted(file) && !existsSync(testOf(file)));
  expect(running.length).toBeGreaterThan(250);
  expect(missing.map((file) => `${file}: ${testOf(file).slice(root.length)} is missing`)).toEqual(
    [],
  );
});

test('each such test tests something', () => {
  const empty = running
    .filter((file) => existsSync(testOf(file)))
    .filter((file) => !/^\s*(?:test|\w+Rows)\b/m.test(readFileSync(testOf(file), 'utf8')));
  expect(empty).toEqual([]);
});

test('each exception is a file with behaviour and without a test', () => {
  const odd = [...Object.keys(WITHOUT_TEST), ...Object.keys(NOT_YET)].filter(
    (file) => !running.includes(file) || existsSync(testOf(file)),
  );
  expect(odd).toEqual([]);
});

test('each folder and each test that stands for others exists', () => {
  const folders = Object.keys(AS_A_WHOLE).filter(
    (folder) => !running.some((file) => file.startsWith(folder)),
  );
  const tests = Object.values(NOT_YET).filter((test) => !existsSync(testOf(`${test}.ts`)));
  expect([...folders, ...tests]).toEqual([]);
});

describe('a file has behaviour', () => {
  test.each([
    ['export function a(): void {}', true],
    ['async function* a() {}', true],
    ['export const A = 1;', true],
    ['export abstract class A {}', true],
    ['class A {}', true],
    ["export { a } from './a.js';\nexport type { B } from './b.js';", false],
    ['export interface A {\n  readonly const: 1;\n}\nexport type B = A;', false],
    ['export declare const brand: unique symbol;', false],
    ['/** const a = 1; */\nexport type A = 1;', false],
  ])('%j: %s', (text, expected) => {
    expect(hasBehaviour(text)).toBe(expected);
  });
});

function testOf(file: string): string {
  return join(root, 'test', file.replace(/\.ts$/, '.test.ts'));
}

/** Whether a file defines anything but types, and does not only pass on what others define. */
function hasBehaviour(text: string): boolean {
  return /^(?:export )?(?:default )?(?:abstract |async )*(?:function|class|const|let)\b/m.test(
    text,
  );
}
