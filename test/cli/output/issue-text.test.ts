import { expect, test } from 'vitest';
import type { Paint } from '../../../src/cli/output/colours.js';
import { issueText } from '../../../src/cli/output/issue-text.js';
import { SourceLines } from '../../../src/cli/output/source-lines.js';
import type { ImportIssue } from '../../../src/model/document/import-issue.js';
import { folderOf } from '../../support/fake-console.js';

const paint: Paint = (format, text) => `<${String(format)} ${text}>`;
const issue: ImportIssue = {
  code: 'INVALID_URI',
  severity: 'error',
  pointer: '#/a\u001b',
  message: 'wrong\nand more',
};

test('an issue with its line', () => {
  const file = folderOf({ 'a.yaml': 'a:\n  b: 1\n' }).path('a.yaml');
  const text = (one: ImportIssue) => issueText(one, file, new SourceLines(), paint).split('\n');
  for (const position of [
    { line: 2, column: 3 },
    { file, line: 2, column: 3 },
  ]) {
    expect(text({ ...issue, position })).toEqual([
      `<bold ${file}:2:3> <red error> INVALID_URI <dim #/a\\u001b>`,
      '  wrong\\nand more',
      '<dim   2 |   b: 1>',
      '<dim     |   ^>',
      '',
    ]);
  }
});

test('an issue without a position is at the beginning of the file, which is not shown', () => {
  const text = issueText({ ...issue, severity: 'warning' }, 'a\n.yaml', new SourceLines(), paint);
  expect(text.split('\n')).toEqual([
    '<bold a\\n.yaml:1:1> <yellow warning> INVALID_URI <dim #/a\\u001b>',
    '  wrong\\nand more',
    '',
  ]);
});
