// Ends with a sentence where there is no build: the package, its consumers and the pages are tested
// as users get them.
import { existsSync } from 'node:fs';

if (!existsSync(new URL('../dist/cjs/package.json', import.meta.url))) {
  console.error(
    'There is no build to test: run "npm run build" first. Tests of the source alone need none: npx vitest run test/execute',
  );
  process.exitCode = 1;
}
