import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bareRealm } from '../support/bare-realm.js';
import { documentOf } from '../support/in-memory.js';
import { projectRoot, requireBuild } from '../support/installed-package.js';
import { requestOf } from '../support/scope.js';

// What `apigateway-middleware/core` reaches, in both builds, from its entry on.

const IMPORTS =
  /(?:\bfrom |^import |\bimport\(|\brequire\(|\bgetBuiltinModule\()\s*['"]([^'"\s,]+)['"]/gm;

describe.each(['esm', 'cjs'])('dist/%s/core', (format) => {
  requireBuild();
  const dist = join(projectRoot, 'dist', format);

  test('loads one package, which is not of Node', () => {
    const { packages } = reachedFrom(join(dist, 'core/index.js'), '.js');
    expect([...packages]).toEqual(['path-to-regexp']);
    const found = reachedFrom(join(projectRoot, 'node_modules/path-to-regexp/dist/index.js'), '');
    expect([...found.packages]).toEqual([]);
  });

  test('leaves files, the client and the frameworks alone', () => {
    const { files } = reachedFrom(join(dist, 'core/index.js'), '.js');
    expect([...files].map((file) => relative(dist, file).replaceAll('\\', '/')).sort()).toEqual([
      'core/index.js',
      'shared/checks.js',
      'shared/execute.js',
      'shared/import.js',
      'shared/mapping.js',
    ]);
  });

  test('names no type of Node or of a package', () => {
    const { packages } = reachedFrom(join(dist, 'core/index.d.ts'), '.d.ts');
    expect([...packages]).toEqual([]);
  });

  test('is told from the entry that has them', () => {
    const { packages } = reachedFrom(join(dist, 'index.js'), '.js');
    const missing = ['debug', 'node:fs', 'node:tls', 'path-to-regexp', 'undici', 'yaml'].filter(
      (name) => !packages.has(name),
    );
    expect(missing).toEqual([]);
  });
});

describe('in a realm that has nothing of Node', () => {
  const load = bareRealm();
  const { createGateway } = load(join(projectRoot, 'dist/cjs/core/index.js')) as unknown as Pick<
    typeof import('../../src/core/index.js'),
    'createGateway'
  >;

  test('a request is validated, mapped, sent to a backend in memory, and mapped back', async () => {
    const document = documentOf(
      {
        type: 'http',
        httpMethod: 'POST',
        uri: 'http://backend.test/pets',
        requestTemplates: { 'application/json': '{"pet":$input.json("$.name").toUpperCase()}' },
        responses: {
          default: {
            statusCode: '201',
            responseTemplates: { 'application/json': '$input.path("$.pet") is here' },
          },
        },
      },
      { method: 'post', operation: { responses: { 201: { description: 'made' } } } },
    );
    const seen: string[] = [];
    const gateway = createGateway(document, {
      backends: {
        HTTP: ({ body }) => {
          seen.push(new TextDecoder().decode(body as Uint8Array));
          return { statusCode: 200, body: body as Uint8Array };
        },
      },
    });
    const request = requestOf({
      httpMethod: 'POST',
      path: '/x',
      headers: ['Content-Type', 'application/json', 'Content-Encoding', 'gzip'],
      body: gzipSync('{"name":"rex"}'),
    });
    const reply = await gateway.invoke(request);
    const bytes = await reply?.body?.bytes(100);
    expect([reply?.statusCode, new TextDecoder().decode(bytes)]).toEqual([201, 'REX is here']);
    expect(seen).toEqual(['{"pet":"REX"}']);
    await gateway.close();
  });

  test('asks for no module of Node', () => {
    const file = join(projectRoot, 'dist/cjs/shared/node-http.js');
    expect(() => load(file)).toThrow(/asks for node:\w+, which is Node alone/);
  });
});

/** All files that one loads, and all that is not a file, by the texts of their imports. */
function reachedFrom(
  entry: string,
  extension: string,
): { readonly files: Set<string>; readonly packages: Set<string> } {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
      if (specifier.startsWith('.')) {
        const target = join(dirname(file), specifier);
        files.add(extension === '' ? target : target.replace(/\.js$/, extension));
      } else {
        packages.add(specifier);
      }
    }
  }
  return { files, packages };
}
