import { regexRows } from '../../../support/regex-rows.js';

regexRows('sets inside and outside of classes', [
  ['[^a]{1,2}+(ab*?){1,2}+', 'x', 0, 'cbaba', 'false|0-3 "cba" "a";3-5 "ba" "a";|"xx"|"xba"|'],
  [
    '(?:\\b{1,2})(?i:$?é++)*?',
    '<$1$2>',
    0,
    'b\nacab',
    'false|0-0 "";1-1 "";2-2 "";6-6 "";|ERR|ERR|"b","\\u000a","acab",',
  ],
]);
