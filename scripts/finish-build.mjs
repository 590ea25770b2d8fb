// What the compiler does not emit: the hand-written CommonJS loader, once in each build, and the
// mark that makes Node read dist/cjs as CommonJS.
import { copyFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);

for (const build of ['esm', 'cjs']) {
  for (const file of ['on-demand.cjs', 'on-demand.d.cts']) {
    copyFileSync(at(`src/${file}`), at(`dist/${build}/${file}`));
  }
}
writeFileSync(at('dist/cjs/package.json'), '{ "type": "commonjs" }\n');
