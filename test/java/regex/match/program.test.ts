import { regexRows } from '../../../support/regex-rows.js';

regexRows('patterns compiled to steps', [
  ['a]', '<$0>', 0, 'a', 'false||"a"|"a"|"a",', 'ab', 'false||"ab"|"ab"|"ab",'],
  ['(a)\\2', '<$0>', 0, 'a', 'false||"a"|"a"|"a",', 'ab', 'false||"ab"|"ab"|"ab",'],
  [
    '(a)(n)?',
    '[$1$2]',
    0,
    'banana',
    'false|1-3 "an" "a" "n";3-5 "an" "a" "n";5-6 "a" "a" null;|"b[an][an][a]"|"b[an]ana"|"b",',
  ],
  [
    '(?!b){2}(([a-c&&[^b]]){2})',
    'x',
    -1,
    'a\n\naa ',
    'false|3-5 "aa" "aa" "a";|"a\\u000a\\u000ax "|"a\\u000a\\u000ax "|"a\\u000a\\u000a"," ",',
  ],
  ['a*[^a]{1,2}+', 'x', 2, 'a1c1Aaa', 'false|0-3 "a1c";3-5 "1A";|"xxaa"|"x1Aaa"|"","1Aaa",'],
  ['(?!b)+?(?<=a)', '[$1]', 0, 'c1Aa', 'false|4-4 "";|ERR|ERR|"c1Aa",'],
  ['(?>.+?)((?:\\w*+)*+)', '<$1$2>', -1, '\nab', 'false|1-3 "ab" "b";|ERR|ERR|"\\u000a","",'],
  ['[ab]é', '$0', 2, '1ccbé', 'false|3-5 "b\\u00e9";|"1ccb\\u00e9"|"1ccb\\u00e9"|"1cc","",'],
  [
    '(\\1*+){2,}(?=a)*+{2,}\\R',
    '[$1]',
    -1,
    'aabbA\n',
    'false|5-6 "\\u000a" "";|"aabbA[]"|"aabbA[]"|"aabbA","",',
  ],
  ['\\R*+(?:.|(é)++)??', '<$1$2>', 0, 'b', 'true|0-0 "" null;1-1 "" null;|ERR|ERR|"b",'],
  [
    '\\b++(?:cc|($?)+)+?\\b*c?',
    '$0',
    2,
    '\nb\n11a',
    'false|1-1 "" "";2-2 "" "";3-3 "" "";6-6 "" "";|"\\u000ab\\u000a11a"|"\\u000ab\\u000a11a"|"\\u000a","b\\u000a11a",',
  ],
  ['(?:(?<!b)|[^a]+?){1,2}$', '<$1$2>', 0, 'bb', 'true|0-2 "bb";|ERR|ERR|'],
  [
    '((\\Qa.\\E{0,2}?)??)ab{1,2}+',
    'x',
    -1,
    'bacab',
    'false|3-5 "ab" "" null;|"bacx"|"bacx"|"bac","",',
  ],
  ['(?:((\\p{L}{2}){0,2}?)*)[^a]+?', '$0', 0, 'b', 'true|0-1 "b" "" null;|"b"|"b"|'],
]);
