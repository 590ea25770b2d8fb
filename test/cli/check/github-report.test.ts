import { expect, test } from 'vitest';
import { githubReport } from '../../../src/cli/check/github-report.js';
import type { ImportIssue } from '../../../src/model/document/import-issue.js';

const issue: ImportIssue = {
  code: 'INVALID_URI',
  severity: 'error',
  pointer: '#/paths/~1a',
  message: '100 % wrong\r\nand more',
  position: { file: '/repo/apis/a,b:c.yaml', line: 3, column: 7 },
};

function reported(env: Record<string, string>, changes: Partial<ImportIssue> = {}): string {
  const file = { file: 'api.yaml', ok: false, operations: 1, issues: [{ ...issue, ...changes }] };
  return githubReport([file], { env });
}

test('an annotation has its place, relative to the repository, and escapes what would end it', () => {
  expect(reported({ GITHUB_WORKSPACE: '/repo' })).toBe(
    '::error file=apis/a%2Cb%3Ac.yaml,line=3,col=7,title=INVALID_URI::100 %25 wrong%0D%0Aand more (#/paths/~1a)\n',
  );
});

test('a file outside of the repository keeps its path', () => {
  expect(reported({ GITHUB_WORKSPACE: '/other' })).toContain('file=/repo/apis/a%2Cb%3Ac.yaml,');
});

test('an issue without a position is at the beginning of the file', () => {
  expect(reported({}, { position: undefined, severity: 'warning' })).toMatch(
    /^::warning file=api\.yaml,line=1,col=1,title=INVALID_URI::/,
  );
});
