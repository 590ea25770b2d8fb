import { describe, expect, test } from 'vitest';
import { evaluateJsonPath, type JsonPathEdition } from '../../../src/java/json-path/index.js';

// The results of Jayway 2.0.0 and of its current source for the same paths, by rule.

const DOCUMENT = JSON.stringify({
  l: [
    { a: 1, b: 'x', c: { d: 1 } },
    { a: 2, b: 'y' },
    { a: '10', b: "it's", c: null },
  ],
  o: { p: { a: 1 }, q: { a: 2 }, r: 3 },
  n: [[1, 2], [3]],
  'k.y': 7,
  'x[0]': 8,
  s: 'text',
  z: null,
  "it's": 9,
});

type Row = readonly [path: string, inEdition200: string, inNewer: string];

const RULES: Readonly<Record<string, readonly Row[]>> = {
  'only 2.10 counts a negative index from the end': [
    ['$.l[-1].a', 'not found', '"10"'],
    ['$.l[0,-1].a', 'not found', '[1,"10"]'],
  ],
  'an index out of range ends the evaluation in 2.0.0, except for each item of [*]': [
    ['$.l[0,9].a', 'not found', '[1]'],
    ['$.n[*][1]', '[2]', '[2]'],
    ['$..[1]', 'not found', '[{"a":2,"b":"y"},[3],2]'],
  ],
  'both count a single end of a slice from the end; of two, only 2.10 does': [
    ['$.l[-2:-1].a', 'not found', '[2]'],
    ['$.l[-2:].a', '[2,"10"]', '[2,"10"]'],
    ['$.l[:-2].a', '[1]', '[1]'],
    ['$.l[1:-1].a', '[]', '[]'],
  ],
  '2.0.0 ignores what follows a number': [
    ['$.l[1.5].a', '2', 'invalid'],
    ['$.l[0:2:5].a', '[1,2]', '[1,2]'],
  ],
  'only 2.0.0 supports (@.length-1)': [
    ['$.l[(@.length-1)].a', '"10"', 'invalid'],
    ['$.l[(@.size() - 3)].a', '1', 'invalid'],
    ['$.l[(@.length-9)]', 'not found', 'invalid'],
    ['$.l[(@.width-1)]', 'invalid', 'invalid'],
  ],
  'an index on an object or scalar is invalid in 2.0.0, not found in 2.10': [
    ['$.o[0]', 'invalid', 'not found'],
    ['$.s[0]', 'invalid', 'not found'],
    ['$.o[0:1]', 'invalid', 'not found'],
    ['$.z[0]', 'not found', 'not found'],
    ['$.nope[0]', 'not found', 'not found'],
  ],
  '2.0.0 does not support double quotes around names': [
    ['$["k.y"]', 'invalid', '7'],
    ['$["s"]', 'invalid', '"text"'],
    ["$['k.y']", '7', '7'],
  ],
  'in 2.0.0 a bracket ends a quoted name, so that there is no name': [
    ["$['x[0]']", '{}', '8'],
    ["$['x[0]'].a", 'invalid', 'not found'],
  ],
  '2.0.0 does not support escapes in names, and allows quotes without brackets': [
    ["$['it\\'s']", 'not found', '9'],
    ["$['\\u0073']", 'not found', '"text"'],
    ["$.it's", 'not found', '9'],
  ],
  'an unclosed quote does not make a name in 2.0.0': [
    ["$['s]", '{}', 'invalid'],
    ["$[s']", '{}', 'invalid'],
    ['$.s]', '{}', 'not found'],
    ["$['s'", 'invalid', 'invalid'],
    ['$.l[0', 'invalid', 'invalid'],
  ],
  'spaces around a path are ignored in 2.0.0': [
    [' $.s ', '"text"', 'invalid'],
    ['$.s\n', '"text"', 'not found'],
    ['$. s', 'invalid', 'invalid'],
    ['$ .s', 'invalid', 'invalid'],
  ],
  'several names are always the last step in 2.0.0': [
    ["$.o.p['a','b']", '{"a":1}', '{"a":1}'],
    ["$.o['p','q'].a", 'invalid', '[1,2]'],
  ],
  '2.0.0 accepts several dots in a row': [
    ['$...a', '[1,2,"10",1,2]', 'invalid'],
    ['$..', 'invalid', 'invalid'],
    ['$.o..a.', 'invalid', 'invalid'],
    ["$.o.['p']", '{"a":1}', '{"a":1}'],
  ],
  'a $ further down is the value itself in 2.0.0': [
    ['$.o$.p', 'not found', 'not found'],
    ["$.o['p']$.a", '1', 'not found'],
    ['$..$', '[]', '[]'],
  ],
  '2.0.0 reads functions as names': [
    ['$.l.length()', 'not found', '3'],
    ['$.l[*].a.max()', '[]', 'invalid'],
    ['$..a.length()', 'not found', '0'],
    ['$.l.length', 'not found', 'not found'],
  ],
  'a missing name ends the evaluation in 2.0.0, except for each item of [*], and before steps that find several':
    [
      ['$.o.*.a', 'not found', '[1,2]'],
      ['$.l[*].c', '[{"d":1},null]', '[{"d":1},null]'],
      ['$.l[*].c.d', '[1]', '[1]'],
      ['$.nope[*]', '[]', 'not found'],
      ['$.nope.x[*]', '[]', 'not found'],
      ['$.nope', 'not found', 'not found'],
      ['$..c.d', 'not found', '[1]'],
      ['$.l[0:2].c.d', '[1]', '[1]'],
      ['$.l[0:3].a.d', 'not found', '[]'],
    ],
  'so does a step after .. that finds nothing': [
    ['$..a', '[1,2,"10",1,2]', '[1,2,"10",1,2]'],
    ['$..[0].a', 'not found', '[1]'],
    ['$..*.a', 'not found', '[]'],
    ['$..n[0][0]', '[1]', '[1]'],
    ['$..n[5]', 'not found', '[]'],
  ],
  'an index after a filter applies to each match': [
    ['$.l[?(@.a == 1)][0]', 'invalid', '[]'],
    ['$.n[?(@[0])][0]', '[1,3]', '[1,3]'],
  ],
  'a filter on a scalar is invalid; in 2.10 only if the path before it is definite': [
    ['$.s[?(@)]', 'invalid', 'invalid'],
    ['$.z[?(@)]', 'invalid', 'invalid'],
    ['$.l[*].a[?(@)]', 'invalid', '[]'],
  ],
  'a null exists only in 2.10': [
    ['$.l[?(@.c)].a', '[1]', '[1,"10"]'],
    ['$.l[?(!@.c)].a', '[2,"10"]', '[2]'],
  ],
  'a missing name does not satisfy any condition in 2.0.0': [
    ["$.l[?(@.c != 'x')].a", '["10"]', '[1,2,"10"]'],
    ['$.l[?(@.c == null)].a', '["10"]', '["10"]'],
    ['$.l[?(@.c.d != 2)].a', '[1]', '[1,2,"10"]'],
  ],
  'double quotes are part of a text in 2.0.0': [
    ['$.l[?(@.b == "x")].a', '[]', '[1]'],
    ["$.l[?(@.b == 'x')].a", '[1]', '[1]'],
  ],
  'comparing a number with other text makes the path invalid in 2.0.0': [
    ["$.l[?(@.a == '1')].b", '["x"]', '["x"]'],
    ["$.l[?(@.a == 'x')].b", 'invalid', '[]'],
    ['$.l[?(@.a == true)].b', 'invalid', '[]'],
  ],
  'numbers in filters are text in 2.0.0, and ordered as text when compared with text': [
    ['$.l[?(@.a > 1)].a', '[2,"10"]', '[2]'],
    ['$.l[?(@.a < 9)].a', '[1,2,"10"]', '[1,2]'],
    ['$.l[?(@.a == 10)].a', '["10"]', '["10"]'],
    ['$.l[?(@.a == 10.0)].a', '[]', '[]'],
  ],
  'null is the text null in 2.0.0': [
    ["$.l[?(@.c == 'null')].a", '["10"]', '[]'],
    ['$.l[?(@.c != null)].a', '[1]', '[1,2]'],
    ['$.l[?(@.a > null)].a', '[1,2,"10"]', '[]'],
  ],
  'operators that are words': [
    ['$.l[?(@.a in [1,2])].a', 'invalid', '[1,2]'],
    ['$.l[?(@.a nin [1])].a', 'invalid', '[2,"10"]'],
    ["$.l[?(@.b contains 'x')].a", 'invalid', '[1]'],
    ['$.l[?(@.b size 1)].a', 'invalid', '[1,2]'],
    ['$.l[?(@.b empty true)].a', 'invalid', '[]'],
  ],
  'operators that are spelled differently': [
    ['$.l[?(@.a === 1)].a', 'invalid', '[1]'],
    ['$.l[?(@.a <> 1)].a', 'invalid', 'invalid'],
    ['$.l[?(@.a = 1)].a', 'invalid', 'invalid'],
  ],
  '2.0.0 ignores parentheses: they do not group': [
    ["$.l[?((@.a == 1 || @.a == 2) && @.b == 'y')].a", '[1,2]', '[2]'],
    ["$.l[?(@.b == 'y' && (@.a == 1 || @.b == 'x'))].a", '[1]', '[]'],
    ['$.l[?(!(@.c))].a', 'invalid', '[2]'],
    ['$.l[?((@.a == 1))].a', '[1]', '[1]'],
  ],
  '2.0.0 finds operators even within quotes': [
    ["$.l[?(@.b == 'x && y')].a", 'invalid', '[]'],
    ["$.l[?(@.b == ']')].a", 'invalid', '[]'],
    ["$.l[?(@.b == '[')].a", '[]', '[]'],
    ["$.l[?(@.b != 'a==b')].a", 'invalid', '[1,2,"10"]'],
    ["$.l[?(@.b == '(x)')].a", '[]', '[]'],
  ],
  'paths in filters must be definite in 2.0.0': [
    ['$.l[?(@..d == 1)].a', 'invalid', '[]'],
    ['$.l[?(@.* == 1)].a', 'invalid', '[]'],
    ["$.l[?(@['a','b'])].a", '[1,2,"10"]', '[1,2,"10"]'],
  ],
  'a condition that does not apply to a value is not satisfied; in 2.0.0 the path is invalid': [
    ['$.l[?(@.c[0] == 1)].a', 'invalid', '[]'],
    ['$.l[?(@[0])].a', 'invalid', '[]'],
  ],
  'patterns: 2.0.0 supports the flag i only': [
    ['$.l[?(@.b =~ /X/i)].a', '[1]', '[1]'],
    ['$.l[?(@.b =~ /x.*/)].a', '[1]', '[1]'],
    ['$.l[?(@.a =~ /\\d+/)].a', '[1,2,"10"]', '[1,2,"10"]'],
    ["$.l[?(@.b =~ 'x')].a", 'invalid', '[]'],
    ['$.l[?(@.b =~ /x/s)].a', 'invalid', '[1]'],
    ['$.l[?(@.b =~ /(/)].a', 'invalid', 'invalid'],
  ],
};

describe.each(Object.entries(RULES))('%s', (_rule, rows) => {
  test.each(rows)('%s', (path, inEdition200, inNewer) => {
    expect(evaluate(path, '2.0.0')).toBe(inEdition200);
    expect(evaluate(path, '2.10')).toBe(inNewer);
  });
});

function evaluate(path: string, edition: JsonPathEdition): string {
  try {
    return evaluateJsonPath(DOCUMENT, path, edition) ?? 'not found';
  } catch (error) {
    expect(error).toHaveProperty('code', expect.stringMatching(/^ERR_(INVALID_)?JSON_PATH$/));
    return 'invalid';
  }
}
