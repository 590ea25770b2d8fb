import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

const FILES = {
  'a.txt': 'in the root',
  'm/b.txt': 'in the module',
  'm.tf': 'module "m" {\n source = "./m"\n}',
  'm/main.tf':
    'output "own" {\n value = file("${path.module}/b.txt")\n}\noutput "root" {\n value = file("a.txt")\n}\noutput "bare" {\n value = file("b.txt")\n}',
  'x.yaml': 'a: [1, two]\nb: &b {c: d}\ne: *b\n',
};

test.each([
  ['module.m.own', 'in the module'],
  ['module.m.root', 'in the root'],
  ['module.m.bare', 'in the module'],
  ['sha1(file("a.txt"))', '4c0f8e72399c9fb866ac57459d3c73a22088b476'],
  ['jsonencode(yamldecode(file("x.yaml")))', '{"a":[1,"two"],"b":{"c":"d"},"e":{"c":"d"}}'],
  ['fileexists("none") ? "yes" : "no"', 'no'],
])('%s', (expression, text) => {
  expect(textOf(expression, FILES)).toBe(text);
});

test.each(['file("../outside.txt")', 'file("/etc/hostname")'])(
  '%s reads nothing outside of the folder',
  (expression) => {
    const found = textOf(`jsonencode(${expression})`);
    expect(found).toEqual([expect.stringMatching(/outside of the folder|does not exist/)]);
  },
);
