import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, requireBuild } from '../support/installed-package.js';

const rows = readFileSync(join(projectRoot, 'docs/reliability.md'), 'utf8').matchAll(
  /^\| ([^|]+) \| `([^`]+\.test\.ts)` \| ([^|]+) \|$/gm,
);

test.each(Array.from(rows, ([, promise = '', file = '', title = '']) => [promise, file, title]))(
  '%s: the test is there',
  (_, file, title) => {
    const path = join(projectRoot, 'test', file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toMatch(titled(title));
  },
);

/**
 * A title of a test or of a group, from its beginning or after what a table fills in; identifiers of
 * advisories may follow it.
 */
function titled(title: string): RegExp {
  const text = title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`\\(\\s*'(?:[%$]\\w+:? ?)*${text}(?: \\([^)']+\\))?'`);
}

test('random documents, templates, scopes, models, files, options, tokens and requests are read or refused', () => {
  requireBuild();
  const program = join(projectRoot, 'reliability/fuzz/run.mjs');
  const output = execFileSync(process.execPath, [program, '--count', '200'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect(output.match(/^\w[\w ]*: \d+ inputs/gm)).toHaveLength(10);
}, 300_000);
