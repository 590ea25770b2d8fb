import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editedText } from '../../../src/console/save/written-string.js';
import { type PlacedScalar, yamlEdits } from '../../../src/console/save/yaml-styles.js';
import { ODD_TEXTS } from './odd-texts.js';

/** The scalar that stands where the text has `«…»`. */
function placed(marked: string): { readonly text: string; readonly scalar: PlacedScalar } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  return {
    text,
    scalar: {
      start,
      end,
      keyOffset: text.indexOf('k'),
      isInFlow: text.includes('{'),
      isBlock: /[|>]/.test(text[start] ?? ''),
    },
  };
}

function written(marked: string, value: string): readonly string[] {
  const { text, scalar } = placed(marked);
  return yamlEdits(text, scalar, value).map((edit) => editedText(text, edit));
}

test.each([
  ['k: «a»\n', 'x', ["k: 'x'\n", 'k: "x"\n']],
  ['k: «"a"»\n', 'x', ['k: "x"\n']],
  ['k: «a» # c\n', 'x\ny', ['k: |- # c\n  x\n  y\n', 'k: "x\\ny" # c\n']],
  ['{ k: «a» }\n', 'x\ny', ['{ k: "x\\ny" }\n']],
  ['k: «a»', 'x\n', ['k: |\n  x\n', 'k: "x\\n"']],
  ['k: «a»\r\nb: c\r\n', 'x\ny', ['k: |-\r\n  x\r\n  y\r\nb: c\r\n', 'k: "x\\ny"\r\nb: c\r\n']],
  ['- k: «a»\n', '\tx\n', ['- k: |2\n    \tx\n', '- k: "\\tx\\n"\n']],
  ['k: «|\n     a\n»b: c\n', 'x', ['k: |-\n     x\nb: c\n', "k: 'x'\nb: c\n", 'k: "x"\nb: c\n']],
  [
    'k: «|4- # c\n    a\n»b: c\n',
    '\nx\n\n',
    ['k: |4+ # c\n\n    x\n\nb: c\n', 'k: "\\nx\\n\\n" # c\nb: c\n'],
  ],
  ['k: «|\n    a»', 'x\ny\n', ['k: |\n    x\n    y\n', 'k: "x\\ny\\n"']],
  ['k: «>-\n\n   a\n»', 'x\ny', ['k: |-\n   x\n   y\n', 'k: "x\\ny"\n']],
  ['k: «|\n»', 'x\n', ['k: |\n  x\n', 'k: "x\\n"\n']],
])('%j with %j', (marked, value, expected) => {
  expect(written(marked, value)).toEqual(expected);
});

describe.each([
  'k: «a»\nb: c\n',
  'k: «|\n  a\n»b: c\n',
  '{ k: «a», b: c }\n',
  'x:\n  - k: «"a"»\n',
])('in %j', (marked) => {
  test('the last edit keeps any text', () => {
    const wrong = ODD_TEXTS.filter((odd) => {
      const root = parse(written(marked, odd).at(-1) ?? '');
      return (root.x?.[0] ?? root).k !== odd;
    });
    expect(wrong).toEqual([]);
  });
});
