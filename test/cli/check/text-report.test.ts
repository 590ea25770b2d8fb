import { expect, test } from 'vitest';
import { textReport } from '../../../src/cli/check/text-report.js';
import type { Paint } from '../../../src/cli/output/colours.js';
import type { ImportIssue } from '../../../src/model/document/import-issue.js';

const paint: Paint = (format, text) => `<${String(format)} ${text}>`;
const error: ImportIssue = {
  code: 'INVALID_URI',
  severity: 'error',
  pointer: '#/a',
  message: 'wrong',
};
const warning: ImportIssue = { ...error, severity: 'warning', message: 'odd' };

test('all issues come first, then a summary of each file', () => {
  const files = [
    { file: 'a.yaml', ok: false, operations: 1, issues: [error, warning, warning] },
    { file: 'b.yaml', ok: true, operations: 2, issues: [warning] },
    { file: 'c.yaml', ok: true, operations: 0, issues: [] },
  ];
  const issue = (file: string, colour: string, { severity, message }: ImportIssue): string =>
    `<bold ${file}:1:1> <${colour} ${severity}> INVALID_URI <dim #/a>\n  ${message}\n\n`;
  expect(textReport(files, { paint })).toBe(
    [
      issue('a.yaml', 'red', error),
      issue('a.yaml', 'yellow', warning),
      issue('a.yaml', 'yellow', warning),
      issue('b.yaml', 'yellow', warning),
      '<red not ok> a.yaml: 1 error, 2 warnings, 1 operation\n',
      '<green ok> b.yaml: 0 errors, 1 warning, 2 operations\n',
      '<green ok> c.yaml: 0 errors, 0 warnings, 0 operations\n',
    ].join(''),
  );
});
