import { expect, test } from 'vitest';
import { readVariablesFile } from '../../../src/load/source/variables-file.js';
import { folderOf } from '../../support/fake-console.js';
import { plain } from '../reading.js';

test.each([
  ['values.json', '{"host":"a.test","ports":[80,443],"var.x":null}'],
  ['values.yaml', 'host: a.test\nports: [80, 443]\nvar.x: null\n'],
  ['prod.tfvars', '# prod\nhost = "a.${lower("TEST")}"\nports = [80, 40 + 403]\n'],
  [
    'deploy.json',
    '[{"ParameterKey":"host","ParameterValue":"a.test"},{"ParameterKey":"ports","ParameterValue":[80,443]}]',
  ],
])('%s holds the values of variables', (name, text) => {
  const { path } = folderOf({ [name]: text });
  expect(plain(readVariablesFile(path(name)))).toMatchObject({ host: 'a.test', ports: [80, 443] });
});

test.each([
  ['a.json', '5', 'it must hold an object'],
  ['b.yaml', '- a\n', 'it must hold an object'],
  ['c.json', '{"a":}', 'not valid JSON'],
  ['d.tfvars', 'a = [1\n', 'd.tfvars:'],
  ['e.tfvars', 'a = var.b\n', 'nothing here is named "var"'],
  ['f.json', '[{"ParameterKey":5}]', 'it must hold an object'],
])('%s, %j, is refused', (name, text, message) => {
  const { path } = folderOf({ [name]: text });
  expect(() => readVariablesFile(path(name))).toThrow(message);
});
