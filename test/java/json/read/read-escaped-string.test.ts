import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('escapes in JSON strings', [
  [
    "$input.path('$')|$input.json('$')|$input.body|$input.path('$.a')|$input.json('$.a')",
    null,
    { body: '{"a":"\\x"}' },
  ],
  [
    "$input.path('$.v')|$input.json('$.v')|$input.path('$')|$input.json('$')",
    'é|"é"|{v=é}|{"v":"é"}',
    { body: '{"v":"\\u00e9"}' },
  ],
  [
    "$util.escapeJavaScript($input.path('$.msg'))",
    'He said \\"hi\\" it\\\'s\\n<b>\\/x\\\\y<\\/b>\\ttab \\u00E9\\u2028\\u0001 \\uD83D\\uDE00',
    {
      body: '{"msg":"He said \\"hi\\" it\'s\\n<b>/x\\\\y</b>\\ttab \\u00e9\\u2028\\u0001 😀","empty":"","sp":"  x ","num":"42","json":"{\\"a\\":[1,2,{\\"b\\":\\"c\\"}]}","b64":"aGVsbG8=","url":"a%20b+c%3D","csv":"a,b,c"}',
    },
  ],
  [
    '#set($o=$util.parseJson(\'{"v":"\\\\\\\\ +"}\'))#set($v=$o.v)$v.replaceAll("\\W","_")|$v.split("[^a]").size()',
    '____|0',
  ],
]);
