// Texts that a file may lose or change where they are written carelessly.

const LEADS: readonly string[] = [
  ...['', ' ', '  ', '\t', '\n', '\n\n', '\n  ', ' \n', '#', '# ', '---', '--- ', '---\n', '...\n'],
  ...['- ', '? ', ': ', ', ', '! ', '!a ', '& ', '&a ', '*a ', '%a ', '@', '`', '|', '|-\n', '>'],
  ...['"', "'", '""', "''", '{', '[', '}', ']', '\\', '\\n', '<<', '$', '${a}', '~', '%YAML 1.2\n'],
];
const TAILS: readonly string[] = [
  ...[
    '',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\n\n\n',
    ' \n',
    '\n ',
    '\n\t',
    ':',
    ' #',
    ': ',
    '\\',
    "'",
  ],
];
const BODIES: readonly string[] = [
  ...['', 'a', 'a b', 'a: b', 'a #b', "it's", 'say "x"', 'a\nb', 'a\n\nb', 'a\n \nb', 'a\n  b\nc'],
  ...['  a\nb', '\ta\n\tb', 'a \nb ', 'a\t\nb', '#set($x = 1)\n$x', '{\n  "a": $x\n}', 'a\n---\nb'],
  ...[
    'a\n...\nb',
    'a\n# b\nc',
    'a\r\nb',
    'a\rb',
    '\r\n',
    '\r',
    'null',
    'true',
    '~',
    '1',
    '1.0',
    '0x1',
  ],
  ...['2026-01-01', '=', '.', '..', '-', '--', '?', ':', 'a:', ':a', '{{a}}', '${a}', '$$', '%{a}'],
  ...[
    'ä',
    '😀',
    '😀\n😀',
    '\u00a0',
    '\u0085',
    'a\u0085b',
    '\u2028',
    'a\u2029b\nc',
    '\ufeff',
    '\ufeffa',
  ],
  ...[
    '\u0000',
    'a\u0001b',
    '\u0007',
    '\b',
    '\f',
    '\u001b[0m',
    '\u007f',
    '\u009f',
    '\ufffe',
    '\uffff',
  ],
  ...['\ud800', 'a\udc00', '\udc00\ud800', '\u200b', '\u202e', 'e\u0301', 'a'.repeat(2000)],
  ...[
    '\\u0041',
    '\\x41',
    '\\\n',
    'a\\\nb',
    '</script>',
    '__proto__',
    '\n'.repeat(50),
    ' '.repeat(50),
  ],
];

/** More than 200 texts, each once. */
export const ODD_TEXTS: readonly string[] = [
  ...new Set([
    ...BODIES,
    ...LEADS.map((lead) => `${lead}a`),
    ...LEADS.map((lead) => `${lead}a\nb`),
    ...TAILS.map((tail) => `a${tail}`),
    ...TAILS.map((tail) => `a\nb${tail}`),
    ...TAILS.map((tail) => `\n a${tail}`),
  ]),
];
