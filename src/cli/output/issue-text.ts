import { oneLine } from '../../execute/log/one-line.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import type { Paint } from './colours.js';
import type { SourceLines } from './source-lines.js';

/**
 * An issue for people: place, severity and code; the message with its remedy; the line of the document,
 * marked where the issue begins.
 * @param file what was asked for, if the issue names no file
 */
export function issueText(
  { code, severity, pointer, message, position }: ImportIssue,
  file: string,
  sources: SourceLines,
  paint: Paint,
): string {
  const place = `${position?.file ?? file}:${position?.line ?? 1}:${position?.column ?? 1}`;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const head = `${paint('bold', oneLine(place))} ${paint(colour, severity)} ${code} ${paint('dim', oneLine(pointer))}`;
  const shown = position && sources.marked({ file, ...position });
  return [
    head,
    `  ${oneLine(message)}`,
    ...(shown ?? []).map((line) => paint('dim', line)),
    '',
  ].join('\n');
}
