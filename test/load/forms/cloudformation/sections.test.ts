import { expect, test } from 'vitest';
import { section } from '../../../../src/load/forms/cloudformation/sections.js';

test.each<readonly [object, object]>([
  [{ Resources: { A: 1 } }, { A: 1 }],
  [{}, {}],
  [{ Resources: null }, {}],
  [{ Resources: ['A'] }, {}],
])('the section in %j is %j', (root, members) => {
  expect(section(root, 'Resources')).toEqual(members);
});
