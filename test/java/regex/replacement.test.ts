import { regexRows } from '../../support/regex-rows.js';

regexRows('replacements', [
  ['a', '\\$1', 0, 'banana', 'false|1-2 "a";3-4 "a";5-6 "a";|"b$1n$1n$1"|"b$1nana"|"b","n","n",'],
  ['a', '$', 0, 'banana', 'false|1-2 "a";3-4 "a";5-6 "a";|ERR|ERR|"b","n","n",'],
  ['a', '\\', 0, 'banana', 'false|1-2 "a";3-4 "a";5-6 "a";|ERR|ERR|"b","n","n",'],
  ['a', '${1}', 0, 'banana', 'false|1-2 "a";3-4 "a";5-6 "a";|ERR|ERR|"b","n","n",'],
  ['(?:.?|ab*)é{0,2}?', '$0', 0, 'b', 'true|0-1 "b";1-1 "";|"b"|"b"|'],
  ['c?c*', '[$1]', 0, '', 'true|0-0 "";|ERR|ERR|"",'],
  [
    '$*((?<=a)??){1,2}',
    '[$1]',
    0,
    'ac',
    'false|0-0 "" "";1-1 "" "";2-2 "" "";|"[]a[]c[]"|"[]ac"|"a","c",',
  ],
  [
    '.*?(?=a)*+',
    '$0',
    -1,
    '\nbb',
    'false|0-0 "";1-1 "";2-2 "";3-3 "";|"\\u000abb"|"\\u000abb"|"\\u000a","b","b","",',
  ],
]);
