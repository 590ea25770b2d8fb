import { afterEach, expect, test, vi } from 'vitest';
import type { TestModule } from 'vitest/node';
import ClosingCount from '../../scripts/closing-count.mjs';

const rows = [
  ['all is well', [['passed', 'passed']], 0, '2 passed, 0 failed\n'],
  ['skipped tests are neither', [['passed', 'skipped', 'pending']], 0, '1 passed, 0 failed\n'],
  ['over all files', [['passed'], ['failed', 'passed']], 0, '2 passed, 1 failed\n'],
  ['a file that does not load', [['passed'], 'broken'], 0, '1 passed, 1 failed\n'],
  ['an error outside of every test', [['passed']], 2, '1 passed, 2 failed\n'],
  ['nothing at all', [], 0, '0 passed, 0 failed\n'],
] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(rows)('%s', (_name, modules, strayErrors, line) => {
  const written: unknown[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0);
  new ClosingCount().onTestRunEnd(modules.map(moduleOf), new Array(strayErrors).fill(new Error()));
  vi.restoreAllMocks();
  expect(written).toEqual([line]);
});

/** As much of vitest's test module as the reporter looks at. */
function moduleOf(states: readonly string[] | 'broken'): TestModule {
  const tests = states === 'broken' ? [] : states;
  const module = {
    state: () => (states === 'broken' || tests.includes('failed') ? 'failed' : 'passed'),
    children: { allTests: () => tests.map((state) => ({ result: () => ({ state }) })) },
  };
  return module as unknown as TestModule;
}
