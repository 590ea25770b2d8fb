import type { ImportIssue, JsonPointer, Position } from '../../../model/document/import-issue.js';

/** The issue for a text that cannot be read as a YAML document. */
export function invalidYaml(
  problem: string,
  position: Position,
  pointer: JsonPointer = '#',
): ImportIssue {
  return {
    code: 'INVALID_DOCUMENT',
    severity: 'error',
    pointer,
    message: `Invalid OpenAPI input, ${problem}`,
    position,
  };
}

/** The usual cause of an error message of the YAML parser; `undefined` where the message is clear. */
export function yamlAdvice(message: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(message))?.[1];
}

const ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /^Implicit (?:map )?keys need/,
    'add the missing ":" after the key, or quote the text if it spans several lines',
  ],
  [
    /^Nested mappings are not allowed/,
    'indent the line less, or quote its text if that contains ": "',
  ],
  [
    /^All (?:mapping|sequence) items must start/,
    'indent all members of an object by the same amount',
  ],
  [/^Unexpected scalar at node end/, 'text follows a complete value: quote the whole value'],
  [
    /^Missing closing ["']quote/,
    'close the quoted text, and escape or double any quotes inside it',
  ],
  [/^Flow (?:map|sequence) in block/, 'close the "{" or "[" opened above'],
  [/^Tabs are not allowed/, 'indent with spaces'],
];
