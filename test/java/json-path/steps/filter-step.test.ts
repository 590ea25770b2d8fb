import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows('2.0.0', '[1,2,3,"10","9",1e2,-5]', [
  ["$[(@.size()-1)][?($.s.nope >=  ')')]['a b']", null],
  ['$[?(@[5])].q.nope', null],
]);

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.l[?(! @.y)].x', 'I [Integer(3),"2"]'],
    ['$.*[?(@.x == 1)]', 'I [{"x":Integer(1),"q":[{"x":Integer(7)}]}]'],
  ],
);
