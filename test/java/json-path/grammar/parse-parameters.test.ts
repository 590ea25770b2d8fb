import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.l.first().x', 'NOTFOUND'],
    ['$.sum(1,2)', 'D Double(3.0)'],
    ['$.sum($.b.l,$.b.l.length())', 'D Double(9.0)'],
    ['$.s.concat("a","b")', 'D "ab"'],
    ['$.length($.l)', 'D Integer(7)'],
  ],
);
