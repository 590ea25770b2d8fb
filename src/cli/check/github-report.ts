import { relative, resolve } from 'node:path';
import type { Console } from '../output/console.js';
import type { CheckedFile } from './check-file.js';

/**
 * The issues as annotations of GitHub Actions, a line for each.
 * GitHub: "Workflow commands for GitHub Actions"; the escapes are those of `@actions/core`.
 */
export function githubReport(files: readonly CheckedFile[], { env }: Pick<Console, 'env'>): string {
  // Annotations name files relative to the root of the repository.
  const root = env.GITHUB_WORKSPACE ?? '.';
  const lines = files.flatMap(({ file, issues }) =>
    issues.map(({ severity, code, pointer, message, position }) => {
      const properties = {
        file: pathBelow(root, position?.file ?? file),
        line: position?.line ?? 1,
        col: position?.column ?? 1,
        title: code,
      };
      const list = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      return `::${severity} ${list.join(',')}::${escapeData(`${message} (${pointer})`)}\n`;
    }),
  );
  return lines.join('');
}

/** The path of a file relative to a folder; the file as it is if it is elsewhere. */
function pathBelow(root: string, file: string): string {
  const path = relative(resolve(root), resolve(file));
  return (path.startsWith('..') ? file : path).replaceAll('\\', '/');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
