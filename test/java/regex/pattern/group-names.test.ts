import { regexRows } from '../../../support/regex-rows.js';

regexRows('names of groups', [
  [
    '(?<n>a)\\k<n>',
    '<$0>',
    0,
    '',
    'false||""|""|"",',
    'a',
    'false||"a"|"a"|"a",',
    'ab',
    'false||"ab"|"ab"|"ab",',
    'abc',
    'false||"abc"|"abc"|"abc",',
    'aab',
    'false|0-2 "aa" "a";|"<aa>b"|"<aa>b"|"","b",',
    'bcab',
    'false||"bcab"|"bcab"|"bcab",',
    'abab\nab',
    'false||"abab\\u000aab"|"abab\\u000aab"|"abab\\u000aab",',
  ],
  [
    '(?<v>a)',
    '${v}!',
    0,
    'banana',
    'false|1-2 "a" "a";3-4 "a" "a";5-6 "a" "a";|"ba!na!na!"|"ba!nana"|"b","n","n",',
  ],
  ['((?<=a)*?)*+\\1', '$0', 0, '', 'true|0-0 "" "";|""|""|"",'],
]);
