import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ApiImportError } from '../../src/errors.js';
import { readText } from '../../src/load/load-document.js';
import { issuesOf } from './minimal-document.js';

const PAGE = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const CODES = readFileSync(
  new URL('../../src/model/document/import-issue.ts', import.meta.url),
  'utf8',
);
const HEAD = /^```yaml head\n(.*?)^```/ms.exec(PAGE)?.[1] ?? '';

const sections = PAGE.split(/^### /m)
  .slice(1)
  .map((section) => ({
    code: /^\w+/.exec(section)?.[0] ?? '',
    severity: /^\w+ \(warning\)/.test(section) ? 'warning' : 'error',
    wrong: example(section, 'wrong'),
    right: example(section, 'right'),
  }));

function example(section: string, kind: string): string {
  const text =
    new RegExp(`^\`\`\`(?:yaml|json) ${kind}\\n(.*?)^\`\`\``, 'ms').exec(section)?.[1] ?? '';
  return /^(?:\{|openapi|swagger|AWSTemplate)/.test(text) ? text : HEAD + text;
}

function codesOf(text: string): readonly string[] {
  try {
    return issuesOf(readText(text)).map(({ severity, code }) => `${severity} ${code}`);
  } catch (error) {
    if (!(error instanceof ApiImportError)) {
      throw error;
    }
    return error.issues.map(({ severity, code }) => `${severity} ${code}`);
  }
}

test('every code is on the page', () => {
  const codes = [...CODES.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !PAGE.includes(code))).toEqual([]);
  expect(sections.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
});

test.each(sections)(
  '$code: the wrong example has it as an $severity',
  ({ code, severity, wrong }) => {
    expect(codesOf(wrong)).toContain(`${severity} ${code}`);
  },
);

test.each(sections)(
  '$code: the right example is free of it and of all errors',
  ({ code, right }) => {
    const codes = codesOf(right);
    expect(
      codes.filter((found) => found.startsWith('error') || found.endsWith(` ${code}`)),
    ).toEqual([]);
  },
);
