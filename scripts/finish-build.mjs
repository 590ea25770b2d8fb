// What neither the compiler nor the bundler makes: the types of the CommonJS build, which are those of the ES
// build, and the mark that says which kind of modules there are, once in each build. Node looks for the mark from
// the folder of each file upwards, so the nearest saves time; bundlers read sideEffects there. Then the JSON Schema
// for editors, and a look whether everything is there that package.json promises.
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const at = (/** @type {string} */ path) => new URL(`../${path}`, import.meta.url);

for (const file of ['on-demand.d.cts', 'load/forms/form-readers.d.cts']) {
  cpSync(at(`src/${file}`), at(`dist/esm/${file}`));
}
cpSync(at('dist/esm'), at('dist/cjs'), { recursive: true, filter: isTypesOrFolder });
for (const [build, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
]) {
  const mark = JSON.stringify({ type, sideEffects: false });
  writeFileSync(at(`dist/${build}/package.json`), `${mark}\n`);
}

const { documentSchema } = await import(String(at('build/esm/schema/document-schema.js')));
writeFileSync(at('dist/schema.json'), `${JSON.stringify(documentSchema(), null, 1)}\n`);

const { exports, bin } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const missing = [...filesOf(exports), ...filesOf(bin)].filter((file) => !existsSync(at(file)));
if (missing.length > 0) {
  console.error(`package.json names what the build did not make: ${missing.join(', ')}`);
  process.exitCode = 1;
} else {
  // The compiler's files are not executable, and a linked package runs the file itself.
  for (const file of filesOf(bin)) {
    chmodSync(at(file), 0o755);
  }
}

/**
 * @param {string | object} target
 * @returns {string[]} every file that a condition of the `exports` map leads to
 */
function filesOf(target) {
  return typeof target === 'string' ? [target] : Object.values(target).flatMap(filesOf);
}

/** @param {string} path */
function isTypesOrFolder(path) {
  return !/\.(?:c?js|json)$|[\\/]cli$/.test(path);
}
