import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkCommand, Shell } from '../docs/shell.js';
import {
  type Installation,
  installPackage,
  projectRoot,
  requireBuild,
} from '../support/installed-package.js';
import { SHOP } from './shop.js';

let installation: Installation;
let shell: Shell;

beforeAll(async () => {
  installation = await installPackage();
  linkCommand(installation);
  writeFileSync(join(installation.folder, 'shop.yaml'), SHOP);
  shell = new Shell(installation, installation.folder);
});

afterAll(() => installation?.remove());

describe.skipIf(process.platform === 'win32')('the command of the packed package', () => {
  test('says the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(await shell.run('apigateway-middleware --version')).toBe(`${version}\n`);
  });

  test.each([
    ['apigateway-middleware check shop.yaml', 0],
    ['apigateway-middleware check missing.yaml', 1],
    ['apigateway-middleware chek shop.yaml', 2],
  ])('%s ends with %i', async (line, status) => {
    await shell.run(line);
    expect(await shell.run('echo $?')).toBe(`${status}\n`);
  });

  test('writes all of a large document to a pipe, and nothing after the reader has gone', async () => {
    const schemas = Array.from({ length: 5000 }, (_, at) => `"S${at}":{"type":"object"}`);
    const text = `{"openapi":"3.0.1","info":{},"paths":{},"components":{"schemas":{${schemas.join()}}}}`;
    writeFileSync(join(installation.folder, 'large.json'), text);
    expect(await shell.run('apigateway-middleware export large.json | tail -n 1')).toBe('}\n');
    expect(
      await shell.run('(apigateway-middleware export large.json | head -n 1) 2>errors.txt'),
    ).toBe('{\n');
    expect(readFileSync(join(installation.folder, 'errors.txt'), 'utf8')).toBe('');
  });

  test('reads standard input', async () => {
    const line = `echo '{"x":"abcdef"}' | apigateway-middleware render shop.yaml POST /orders/7 request --body @-`;
    expect(await shell.run(line)).toBe('{"order": "7",\n "at": "", "x": "def"}\n');
  });
});

test('the program itself loads neither the gateway nor a command', () => {
  requireBuild();
  const loaded = staticImports(join(projectRoot, 'dist/esm/cli/main.js'));
  expect(loaded).toContain('shared/checks.js');
  expect(
    loaded.filter((file) =>
      /(?:gateway|load|import|mapping|execute|node-http|serve|check)\.js$/.test(file),
    ),
  ).toEqual([]);
});

/** All files of the build that a file imports before it runs. */
function staticImports(file: string): readonly string[] {
  const root = join(projectRoot, 'dist/esm/');
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (!found.has(path)) {
      found.add(path);
      const text = readFileSync(path, 'utf8');
      for (const [, from = ''] of text.matchAll(/^(?:import|export)\b[^'"]*['"](\.[^'"]+)['"]/gm)) {
        visit(join(dirname(path), from));
      }
    }
  };
  visit(file);
  return [...found].map((path) => path.slice(root.length).replaceAll('\\', '/'));
}
