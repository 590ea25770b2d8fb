/**
 * A vitest reporter which closes the run with one plain line, `12 passed, 0 failed`: no colour, no
 * column, so that any script can read it. A file that does not load, and an error outside of every
 * test, count as a failure each.
 */
// biome-ignore lint/style/noDefaultExport: vitest loads a reporter by its default export
export default class ClosingCount {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} strayErrors
   */
  onTestRunEnd(modules, strayErrors) {
    let passed = 0;
    let failed = strayErrors.length;
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      passed += states.filter((state) => state === 'passed').length;
      const broken = states.filter((state) => state === 'failed').length;
      failed += broken === 0 && module.state() === 'failed' ? 1 : broken;
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}
