import { expect, test } from 'vitest';
import { jsonReport } from '../../../src/cli/check/json-report.js';
import type { ImportIssue } from '../../../src/model/document/import-issue.js';

const issue: ImportIssue = {
  code: 'INVALID_URI',
  severity: 'error',
  pointer: '#/paths/~1a',
  message: 'wrong',
  position: { file: 'part.yaml', line: 3, column: 7 },
};

test('the report has an element for each file, with its issues and their places', () => {
  const { position: _, ...placeless } = issue;
  const files = [
    { file: 'a.yaml', ok: false, operations: 2, issues: [issue, placeless] },
    { file: 'b.yaml', ok: true, operations: 0, issues: [] },
  ];
  const text = jsonReport(files);
  const shown = {
    severity: 'error',
    code: 'INVALID_URI',
    message: 'wrong',
    pointer: '#/paths/~1a',
  };
  expect(JSON.parse(text)).toEqual([
    {
      file: 'a.yaml',
      ok: false,
      operations: 2,
      issues: [
        { ...shown, file: 'part.yaml', line: 3, column: 7 },
        { ...shown, file: 'a.yaml', line: 1, column: 1 },
      ],
    },
    { file: 'b.yaml', ok: true, operations: 0, issues: [] },
  ]);
  expect(text).toMatch(/^\[\n {2}\{\n/);
  expect(text).toMatch(/\]\n$/);
});
