import type { CheckedFile } from './check-file.js';

/** The issues as one JSON array, an element for each file. */
export function jsonReport(files: readonly CheckedFile[]): string {
  const report = files.map(({ file, ok, operations, issues }) => ({
    file,
    ok,
    operations,
    issues: issues.map(({ severity, code, message, pointer, position }) => ({
      severity,
      code,
      message,
      pointer,
      file: position?.file ?? file,
      line: position?.line ?? 1,
      column: position?.column ?? 1,
    })),
  }));
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
