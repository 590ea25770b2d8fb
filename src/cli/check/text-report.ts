import type { Paint } from '../output/colours.js';
import { issueText } from '../output/issue-text.js';
import { SourceLines } from '../output/source-lines.js';
import type { CheckedFile } from './check-file.js';

/** The issues for people: each with its line, marked where it begins, and a summary at the end. */
export function textReport(
  files: readonly CheckedFile[],
  { paint }: { readonly paint: Paint },
): string {
  const sources = new SourceLines();
  const blocks = files.flatMap(({ file, issues }) =>
    issues.map((issue) => `${issueText(issue, file, sources, paint)}\n`),
  );
  return [...blocks, ...files.map((file) => summary(file, paint))].join('');
}

function summary({ file, ok, operations, issues }: CheckedFile, paint: Paint): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const found = [
    counted(errors, 'error'),
    counted(issues.length - errors, 'warning'),
    counted(operations, 'operation'),
  ].join(', ');
  return `${paint(ok ? 'green' : 'red', ok ? 'ok' : 'not ok')} ${file}: ${found}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
