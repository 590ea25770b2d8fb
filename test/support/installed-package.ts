import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/** @throws Error where `npm run build` has not come to its end */
export function requireBuild(): void {
  if (existsSync(join(projectRoot, 'dist/cjs/package.json'))) {
    return;
  }
  throw new Error('There is no build to test: npm run build');
}

/** A folder where the package is installed as from a registry: packed, unpacked, beside its dependencies. */
export interface Installation {
  readonly folder: string;
  remove(): void;
}

/**
 * Packs the build as `npm publish` would and unpacks it in a folder of its own. What the package depends
 * on, and nothing else but `beside`, is linked in from this project, so no network is needed.
 *
 * @param beside further packages that the consumer has: frameworks, types
 */
export async function installPackage(beside: readonly string[] = []): Promise<Installation> {
  requireBuild();
  const folder = mkdtempSync(join(tmpdir(), 'apigateway-middleware-'));
  const modules = join(folder, 'node_modules');
  const target = join(modules, 'apigateway-middleware');
  mkdirSync(target, { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), ...beside]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name), 'junction');
  }
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: projectRoot,
    shell: process.platform === 'win32',
  });
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const tarball = `apigateway-middleware-${version}.tgz`;
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', target], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
