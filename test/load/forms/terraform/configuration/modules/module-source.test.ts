import { expect, test } from 'vitest';
import { mockConfiguration, outcomeOfFolder, textOf } from '../../folders.js';

const OUT = 'output "out" {\n value = "from the module"\n}';
const CALL = (source: string): string => `module "m" {\n source = "${source}"\n}\n`;

test('A module is a folder below, and so are its own', () => {
  const files = {
    'm.tf': CALL('./a'),
    'a/main.tf': `${CALL('../b')}output "out" {\n value = module.m.out\n}`,
    'b/main.tf': OUT,
  };
  expect(textOf('module.m.out', files)).toBe('from the module');
});

test('A module that terraform init has downloaded is read', () => {
  const modules = {
    Modules: [{ Key: 'm', Source: 'registry/x/aws', Dir: '.terraform/modules/m' }],
  };
  const files = {
    'm.tf': CALL('registry/x/aws'),
    '.terraform/modules/modules.json': JSON.stringify(modules),
    '.terraform/modules/m/main.tf': OUT,
  };
  expect(textOf('module.m.out', files)).toBe('from the module');
});

test('The outputs of any other module are open', () => {
  const files = { 'm.tf': CALL('terraform-aws-modules/lambda/aws') };
  expect(textOf('module.m.out', files)).toBe('${module.m.out}');
  const variables = { 'module.m.out': 'answered' };
  expect(textOf('module.m.out', files, { variables })).toBe('answered');
});

test('A folder that there is not is a warning, and its outputs are open', () => {
  const { issues, document } = outcomeOfFolder({
    'main.tf': mockConfiguration('request_templates = { a = module.m.out }'),
    'm.tf': CALL('./missing'),
  });
  expect(issues).toEqual([
    expect.stringMatching(
      /^1:1 warning UNRESOLVED_REFERENCE The module module\.m was NOT read, so its outputs are not known: .*does not exist/,
    ),
  ]);
  expect(document).toBeDefined();
});

test('A folder outside of the root is not read', () => {
  const files = { 'project/main.tf': `${mockConfiguration()}${CALL('../m')}`, 'm/main.tf': OUT };
  expect(outcomeOfFolder(files, {}, 'project').issues).toEqual([
    expect.stringMatching(
      /error INVALID_VALUE Unreadable module directory: the folder of module\.m, ".*", is outside of the folder from which files are read: set the option root/,
    ),
  ]);
});

test.each([
  [{ 'm.tf': CALL('./'), 'x.tf': '' }],
  [{ 'm.tf': CALL('./a'), 'a/main.tf': CALL('../b'), 'b/main.tf': CALL('../a') }],
])('A module that calls itself is refused (%#)', (files) => {
  expect(textOf('"x"', files)).toEqual([expect.stringContaining('calls the module that it is in')]);
});

test('A mistake in a module is reported where it is', () => {
  const files = { 'm.tf': CALL('./a'), 'a/main.tf': '\nresource "x" {' };
  expect(textOf('"x"', files)).toEqual([expect.stringMatching(/^2:\d+ error INVALID_VALUE/)]);
});

test('Modules that call two others, which call two others, have a limit', () => {
  const files: Record<string, string> = { 'm.tf': CALL('./m0') };
  for (let depth = 0; depth < 18; depth += 1) {
    const below = `source = "../m${depth + 1}"`;
    files[`m${depth}/main.tf`] = `module "a" {\n ${below}\n}\nmodule "b" {\n ${below}\n}`;
  }
  files['m18/main.tf'] = '';
  expect(textOf('"x"', files)).toEqual([
    expect.stringContaining('a configuration may make up to 20000 instances'),
  ]);
});
