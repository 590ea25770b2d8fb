import { expect, test } from 'vitest';
import { referencesOf } from '../../../../../../src/load/forms/terraform/json/plan/reference.js';

const resource = (address: string, path = '', key?: string | number) => ({
  kind: 'resource',
  address,
  key,
  path,
});

test.each<readonly [readonly string[], readonly object[]]>([
  [['aws_x.a.id', 'aws_x.a'], [resource('aws_x.a', 'id')]],
  [['aws_x.a'], [resource('aws_x.a')]],
  [['data.aws_x.a.id'], [resource('data.aws_x.a', 'id')]],
  [['aws_x.a[0].id', 'aws_x.a[0]', 'aws_x.a'], [resource('aws_x.a', 'id', 0)]],
  [['aws_x.a["k.\\"1"].b.c'], [resource('aws_x.a', 'b.c', 'k."1')]],
  [
    ['aws_x.a.id', 'aws_x.b.id'],
    [resource('aws_x.a', 'id'), resource('aws_x.b', 'id')],
  ],
  [['aws_x.a.id', 'aws_x.a.id'], [resource('aws_x.a', 'id')]],
  [['module.m.out', 'module.m'], [{ kind: 'module', name: 'm', key: undefined, path: 'out' }]],
  [['module.m["k"].out'], [{ kind: 'module', name: 'm', key: 'k', path: 'out' }]],
  [['module.m[1]'], [{ kind: 'module', name: 'm', key: 1, path: '' }]],
  [['var.a'], [{ kind: 'variable', name: 'a', path: '' }]],
  [['var.a.b.c', 'var.a.b', 'var.a'], [{ kind: 'variable', name: 'a', path: 'b.c' }]],
  [['each.value.a.b', 'each.value'], [{ kind: 'each', path: 'a.b' }]],
  [['each.key'], [{ kind: 'other' }]],
  [['local.a'], [{ kind: 'local' }]],
  [['count.index'], [{ kind: 'other' }]],
  [['path.module'], [{ kind: 'other' }]],
  [['terraform.workspace'], [{ kind: 'other' }]],
  [['self.id'], [{ kind: 'other' }]],
])('%j', (references, found) => {
  const expression = { references };
  expect(referencesOf(expression)).toEqual(found);
  expect(referencesOf(expression)).toBe(referencesOf(expression));
});

test.each([{ references: 'a' }, { constant_value: 1 }, [], undefined, 7])(
  '%j has none',
  (value) => {
    expect(referencesOf(value)).toEqual([]);
  },
);
