import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows('2.0.0', '{"l":[{"a":1},{"a":2},{"a":3}],"m":{"l":[{"a":4}]}}', [
  [
    '$..[?(@)]',
    'I [{"l":[{"a":Integer(1)},{"a":Integer(2)},{"a":Integer(3)}],"m":{"l":[{"a":Integer(4)}]}},{"a":Integer(1)},{"a":Integer(2)},{"a":Integer(3)},{"a":Integer(1)},{"a":Integer(2)},{"a":Integer(3)},{"l":[{"a":Integer(4)}]},{"a":Integer(4)},{"a":Integer(4)}]',
  ],
  ['$..a', 'I [Integer(1),Integer(2),Integer(3),Integer(4)]'],
]);

jsonPathRows('2.0.0', '[1,2,3,"10","9",1e2,-5]', [
  ['$....a[ 1 ]..[*]', 'I []'],
  ['$[-2:].e.k', 'NOTFOUND'],
  ['$.b.q[?(@.nope.z =~ -1)]', 'NOTFOUND'],
  ['$[5,]', 'D Double(100.0)'],
]);

jsonPathRows(
  '2.0.0',
  '{"a":{"a":{"a":{"a":1}}},"l":[true,false,"true",1,"a",null,1.5,{"a":1},[1]]}',
  [["$[?(@.s.d =='x')].nope", 'I []']],
);

jsonPathRows('2.0.0', '[{"a":5,"b":{"a":6}},{"a":10,"b":{"a":"7"}},{"a":100,"b":[1,2]}]', [
  ['$..[*][5:-1:0].x', null],
  [
    '$..[(@.size()-1)][*]',
    'I [Integer(5),{"a":Integer(6)},Integer(10),{"a":"7"},Integer(100),[Integer(1),Integer(2)]]',
  ],
]);

jsonPathRows('2.0.0', '[[{"a":1}],[{"a":2},{"a":3}]]', [
  ['$.l[*].a', 'NOTFOUND'],
  ["$[:2,1][(@.length - 1)]['a]", 'I [{},{}]'],
]);

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$..[0].x', 'I [Integer(7),Integer(2),Integer(5)]'],
    ['$..length()', null],
    ['$.n[?(@.x)]', null],
  ],
);
