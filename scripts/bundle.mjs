// Joins the compiled files of build/esm to those that the package has: one file for each entry point, and
// a few that they share, once as ECMAScript modules and once as CommonJS. Hundreds of small files would
// take longer to load than Express (docs/decisions/build.md).
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = join(root, 'build/esm');

/** The files that the compiler does not read; each is in both builds, beside the entry points that it loads. */
const BY_HAND = ['on-demand.cjs', 'load/forms/form-readers.cjs'];

/**
 * @param {'esm' | 'cjs'} format
 * @param {readonly string[]} entries names of files below build/esm, without extension
 */
async function bundle(format, entries) {
  const folder = join(root, 'dist', format);
  const all = [...entries, ...BY_HAND.flatMap(requiredBy)];
  const bundled = await rollup({
    input: Object.fromEntries(all.map((name) => [name, join(compiled, `${name}.js`)])),
    external: isExternal,
    treeshake: { moduleSideEffects: false },
    plugins: [workers, addresses, exactExports],
    logLevel: 'warn',
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  await bundled.write({
    dir: folder,
    format,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
    manualChunks: (id) => sharedFileOf(id, entries),
    generatedCode: 'es2015',
    interop: 'auto',
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    experimentalMinChunkSize: 20_000,
  });
  await bundled.close();
  for (const file of BY_HAND) {
    cpSync(join(root, 'src', file), join(folder, file));
  }
}

/** @param {string} target such as `./dist/esm/adapters/express.js` */
function entryOf(target) {
  return relative(join(root, 'dist/esm'), join(root, target))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '');
}

/** @param {string} file @returns {string[]} the entry points that a file by hand requires */
function requiredBy(file) {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  return [...text.matchAll(/require\('(\.[^']+)\.js'\)/g)].map(([, specifier = '']) =>
    join(dirname(file), specifier).replaceAll('\\', '/'),
  );
}

/** @param {string} specifier @param {string | undefined} importer */
function isExternal(specifier, importer) {
  if (!specifier.startsWith('.') && !specifier.startsWith('/')) {
    return true;
  }
  return specifier.endsWith('.cjs') && importer !== undefined;
}

/**
 * What is loaded together, by the rooms of `src`; the first that fits. The readers of other forms are split by use.
 * @type {readonly (readonly [name: string, files: RegExp])[]}
 */
const SHARED = [
  ['checks', /^(?:model|checks)\/|^errors|^execute\/log\/one-line|^java\/velocity\/template-error/],
  [
    'command',
    /^cli\/(?:run|commands|arguments\/(?:help|read-arguments|usage-error)|output\/(?:colours|console|printable|table))\./,
  ],
  ['mapping', /^(?:http|java|mapping|policy)\/(?!templates\/velocityjs)/],
  ['import', /^(?:router|import)\//],
  [
    'gateway',
    /^(?:gateway|watched-gateway|zlib-codecs)\.|^backend\/|^load\/(?!forms\/(?:cloudformation|sam|terraform)\/)/,
  ],
  ['streams', /^lambda\/streamify/],
  ['functions', /^cli\/functions\/(?!worker\/main)|^cli\/arguments\/lambda-flags/],
  ['flags', /^cli\/arguments\//],
  ['execute', /^(?:execute|lambda|stage|core)\/|^define-api/],
  ['node-http', /^adapters\/node-http\//],
  ['iam', /^iam\//],
  ['cognito', /^cognito\//],
  ['console', /^console\/(?!console\.)/],
];

/**
 * The name of the file that has a module. Without a name of its own, rollup would join an entry point with
 * other small ones, whose exports it would have, too.
 * @param {string} id @param {readonly string[]} entries @returns {string | undefined}
 */
function sharedFileOf(id, entries) {
  const file = relative(compiled, id).replaceAll('\\', '/');
  const shared = SHARED.find(([, files]) => files.test(file))?.[0];
  return shared ?? entries.find((name) => `${name}.js` === file);
}

/** Refuses an entry point with other exports than its module. */
const exactExports = {
  name: 'exact-exports',
  /** @this {import('rollup').PluginContext} @param {unknown} _ @param {import('rollup').OutputBundle} files */
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type === 'chunk' && file.isEntry && file.facadeModuleId !== null) {
        const wanted = [...new Set(exportsOf(this, file.facadeModuleId))].sort().join(', ');
        const found = [...file.exports].sort().join(', ');
        if (found !== wanted) {
          this.error(`${file.fileName} exports ${found}, and not ${wanted}`);
        }
      }
    }
  },
};

/** @param {import('rollup').PluginContext} rollup @param {string} id @returns {string[]} */
function exportsOf(rollup, id) {
  const bindings = Object.entries(rollup.getModuleInfo(id)?.exportedBindings ?? {});
  return bindings.flatMap(([source, names]) =>
    names.flatMap((name) =>
      name === '*' ? exportsOf(rollup, resolve(dirname(id), source)) : name,
    ),
  );
}

/** Makes an entry point of each file that a worker thread runs: `new URL('./worker.js', import.meta.url)`. */
const workers = {
  name: 'workers',
  /** @this {import('rollup').PluginContext} @param {string} code @param {string} id */
  transform(code, id) {
    return code.replaceAll(
      /new URL\('(\.[^']+\.js)', import\.meta\.url\)/g,
      (_, /** @type {string} */ file) => {
        const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), file) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      },
    );
  },
};

/** The address of a module, in CommonJS. */
const addresses = {
  name: 'addresses',
  /** @param {string | null} property @param {{ readonly format: string }} output */
  resolveImportMeta(property, { format }) {
    return property === 'url' && format === 'cjs'
      ? "require('node:url').pathToFileURL(__filename).href"
      : undefined;
  },
};

const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const publicEntries = Object.values(exports).flatMap((target) => target.import?.default ?? []);
const programs = Object.values(bin);

await bundle('esm', [...publicEntries, ...programs].map(entryOf));
await bundle('cjs', publicEntries.map(entryOf));
