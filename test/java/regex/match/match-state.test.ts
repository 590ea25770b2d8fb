import { regexRows } from '../../../support/regex-rows.js';

regexRows('groups of a match', [
  ['a', '${', 0, 'banana', 'false|1-2 "a";3-4 "a";5-6 "a";|ERR|ERR|"b","n","n",'],
  [
    'c*?((.++){1,2}+)*+(?!b)',
    '<$1$2>',
    0,
    '1',
    'true|0-1 "1" "1" "1";1-1 "" null null;|"<11><>"|"<11>"|',
  ],
]);
