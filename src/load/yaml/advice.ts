/** Says what a mistake in YAML most often is; `undefined` where the parser's own words say it. */
export function yamlAdvice(message: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(message))?.[1];
}

const ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /^Implicit (?:map )?keys need/,
    'a key lacks the ":" after it, or a text of several lines its quotes',
  ],
  [
    /^Nested mappings are not allowed/,
    'this line is indented too far, or its text has a ":" and needs quotes',
  ],
  [/^All (?:mapping|sequence) items must start/, 'indent the members of one object alike'],
  [/^Unexpected scalar at node end/, 'text goes on after a value that has ended: quote all of it'],
  [
    /^Missing closing ["']quote/,
    'the quote has no end: close it, and double or escape quotes inside it',
  ],
  [/^Flow (?:map|sequence) in block/, 'a "{" or "[" above has no end'],
  [/^Tabs are not allowed/, 'indent with spaces'],
];
