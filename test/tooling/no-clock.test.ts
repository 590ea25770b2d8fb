import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// A test that reads the clock or sleeps depends on the machine that runs it.

const CLOCK =
  /\bDate\.now\b|\bperformance\.now\b|\bprocess\.hrtime\b|\bset(?:Timeout|Interval)\b|\bvi\.wait(?:For|Until)\b|['"](?:node:)?timers\/promises['"]/;

/** Lines that name a clock and do not read it. */
const HARMLESS: readonly RegExp[] = [
  /vi\.useFakeTimers\(\{ toFake: \[/,
  /vi\.spyOn\(globalThis, 'setTimeout'\)/,
  /expect\(clock\)\.toBe\(Date\.now\)/,
  // A global of the realm without Node.
  /^ {2}setTimeout,$/,
];

const root = fileURLToPath(new URL('..', import.meta.url));

test('no test reads the clock', () => {
  const own = 'tooling/no-clock.test.ts';
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && file !== own);
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => CLOCK.test(line) && !HARMLESS.some((one) => one.test(line)))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
