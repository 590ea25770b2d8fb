import { StringStream } from '@codemirror/language';
import { describe, expect, test } from 'vitest';
import {
  startState,
  velocityToken,
} from '../../../../../console/templates/editor/velocity-tokens.js';

test.each([
  ['a reference', '$a.b', 'variableName:$a variableName:.b'],
  ['a quiet one', '$!a', 'variableName:$!a'],
  ['a formal one', '${a.b}c', 'variableName:${a variableName:.b punctuation:} c'],
  [
    'a call, and members of its result',
    "$input.path('$.x').y[0]!",
    "variableName:$input variableName:.path punctuation:( string:' string:$.x string:' punctuation:) variableName:.y punctuation:[ number:0 punctuation:] !",
  ],
  ['a member of text after a reference', '$a. b', 'variableName:$a . b'],
  ['a dollar that is not a reference', '$5', '$ number:5'],
  ['what is escaped', String.raw`\$a \#if`, String.raw`escape:\$ a escape:\# if`],
  [
    'an assignment',
    '#set($a = 1.5 + $b)',
    'keyword:#set punctuation:( variableName:$a operator:= number:1.5 operator:+ variableName:$b punctuation:)',
  ],
  [
    'a condition',
    "#if ( $a == 'x' && !true )y#{else}z#end",
    "keyword:#if keyword:  punctuation:( variableName:$a operator:== string:' string:x string:' operator:&& operator:! atom:true punctuation:) y keyword:#{else} z keyword:#end",
  ],
  [
    'words that are operators',
    '#if($a eq 1 or $b)',
    'keyword:#if punctuation:( variableName:$a operator:eq number:1 operator:or variableName:$b punctuation:)',
  ],
  [
    'a directive without parentheses',
    '#end (x)',
    'keyword:#end keyword:  punctuation:( variableName:x punctuation:)',
  ],
  [
    'references in a string of an expression',
    '#set($a = "x $b.c y")',
    'keyword:#set punctuation:( variableName:$a operator:= string:" string:x  variableName:$b.c string: y string:" punctuation:)',
  ],
  ['a comment', 'a ## $b "', 'a comment:## $b "'],
  ['a comment between', 'a#* $b *#c', 'a comment:#* comment: $b *# c'],
  ['raw text', '#[[ $b ]]#c', 'meta:#[[ meta: $b ]]# c'],
  [
    'JSON',
    '{"a": ["x\\n", -1.5e3, true, null]}',
    'punctuation:{ propertyName:"a" punctuation:: punctuation:[ string:" string:x escape:\\n string:" punctuation:, number:-1.5e3 punctuation:, atom:true punctuation:, atom:null punctuation:] punctuation:}',
  ],
  [
    'a reference in a JSON string',
    '"a $b c"',
    'string:" string:a  variableName:$b string: c string:"',
  ],
])('%s', (_, line, expected) => {
  expect(tokensOf([line])).toBe(expected);
});

describe('over several lines', () => {
  test.each([
    ['a comment goes on', ['#* a', '"b" *#c'], 'comment:#* comment: a | comment:"b" *# c'],
    ['raw text goes on', ['#[[', '$a', ']]#$b'], 'meta:#[[ | meta:$a | meta:]]# variableName:$b'],
    [
      'an expression goes on',
      ['#if($a', '== 1)'],
      'keyword:#if punctuation:( variableName:$a | operator:== number:1 punctuation:)',
    ],
    [
      'a string of an expression goes on',
      ["$a.b('x", "y')"],
      "variableName:$a variableName:.b punctuation:( string:' string:x | string:y string:' punctuation:)",
    ],
    ['a JSON string ends with its line', ['"a', 'true'], 'string:" string:a | atom:true'],
    ['a reference ends with its line', ['$a', '.b'], 'variableName:$a | . b'],
  ])('%s', (_, lines, expected) => {
    expect(tokensOf(lines)).toBe(expected);
  });
});

test('each token moves on, whatever the text is', () => {
  const pieces = [
    '$',
    '#',
    '{',
    '}',
    '(',
    ')',
    '"',
    "'",
    '\\',
    '.',
    '[',
    ']',
    'a',
    '1',
    ' ',
    '*',
    '!',
    '\u202e',
    '\0',
  ];
  let seed = 1;
  for (let round = 0; round < 2000; round += 1) {
    let line = '';
    for (let length = 0; length < 12; length += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      line += pieces[seed % pieces.length];
    }
    expect(tokensOf([line, line]).length).toBeGreaterThan(0);
  }
});

/** Tokens as `style:text`, or only their text; white space between them is left out. */
function tokensOf(lines: readonly string[]): string {
  const state = startState();
  return lines
    .map((line) => {
      const stream = new StringStream(line, 2, 2);
      const tokens: string[] = [];
      while (!stream.eol()) {
        stream.start = stream.pos;
        const style = velocityToken(stream, state);
        if (stream.pos <= stream.start) {
          throw new Error(`No progress in ${JSON.stringify(line)} at ${stream.pos}`);
        }
        const text = stream.current();
        if (style !== null || text.trim() !== '') {
          tokens.push(style === null ? text : `${style}:${text}`);
        }
      }
      return tokens.join(' ');
    })
    .join(' | ');
}
