import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { NODES, otherNodes, sumOf, TYPESCRIPTS } from '../../scripts/test-everywhere.mjs';
import { projectRoot } from '../support/installed-package.js';

test.each([
  ['20.20.2', ['20.19.0', '22', '24', '26']],
  ['20.19.0', ['22', '24', '26']],
  ['24.1.0', ['20.19.0', '22', '26']],
  ['27.0.0', ['20.19.0', '22', '24', '26']],
])('after Node %s there are left %j', (running, left) => {
  expect(otherNodes(['20.19.0', '22', '24', '26'], running)).toEqual(left);
});

const PASSED = { output: 'x\n12 passed, 0 failed\n', status: 0 };

test.each([
  ['all is well', [PASSED, PASSED], { passed: 24, failed: 0 }],
  [
    'a test fails',
    [PASSED, { output: '3 passed, 2 failed\n', status: 1 }],
    { passed: 15, failed: 2 },
  ],
  ['a check fails before the tests', [{ output: '', status: 1 }], { passed: 0, failed: 1 }],
  ['a run fails though its tests pass', [{ ...PASSED, status: 1 }], { passed: 12, failed: 1 }],
  ['a run is killed', [{ output: '1 passed, 0 fai', status: null }], { passed: 0, failed: 1 }],
  [
    'the last line counts',
    [{ output: '9 passed, 9 failed\n1 passed, 0 failed\n', status: 0 }],
    { passed: 1, failed: 0 },
  ],
])('%s', (_what, runs, sum) => {
  expect(sumOf(runs)).toEqual(sum);
});

test('the workflow, the script and package.json name the same versions', () => {
  const { jobs } = parse(readFileSync(join(projectRoot, '.github/workflows/ci.yml'), 'utf8'));
  const { strategy, steps } = jobs.test;
  const nodes: readonly string[] = strategy.matrix.node;
  expect(nodes.filter((node) => node !== '20')).toEqual(NODES);
  const { env } = steps.at(-1);
  expect(env.TEST_NODES).toBe('');
  expect(env.TEST_TYPESCRIPTS).toContain(`'${TYPESCRIPTS.join(' ')}'`);
  const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(`${NODES[0]}`.startsWith(engines.node.slice(2))).toBe(true);
});
