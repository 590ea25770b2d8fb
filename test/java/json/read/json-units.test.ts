import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('white space and control characters in JSON', [
  ["$input.json('$')", '"a=b"', { body: 'a=b' }],
  [
    "$input.path('$')|$input.json('$')|$input.body|$input.path('$.a')|$input.json('$.a')",
    '{a=1}|{"a":1}|{"a":1}}|1|1',
    { body: '{"a":1}}' },
  ],
  ['$input.json("$.x[?]")|', null, { body: '{"x":5}' }],
  ['#set($o=$util.parseJson(\'{"v":"%zz(\\u0001"}\'))#set($v=$o.v)$util.parseJson($v)', '%zz('],
]);
