import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$..*.x', 'I [Integer(1),Integer(3)]'],
    ['$.length($.nope)', 'NOTFOUND'],
    ['$.l[-1:].x', 'I ["2"]'],
    ['$.l[*', null],
    ['$.l[?(@.x == 2)', null],
    ['$.l[?(1==1)].x', 'I [Integer(2),Integer(3),"2"]'],
    ["$..['x','q']", 'I [{"x":Integer(1),"q":[{"x":Integer(7)}]}]'],
  ],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [['$.y[?(@.t[0])].id', 'I [Integer(1)]']],
);

jsonPathRows('2.10', '[1,{"a":2,"x":[1,2]},[3,[4,{"x":"k"}]],"s",null,true,2.5,[]]', [
  [
    '$',
    'D [Integer(1),{"a":Integer(2),"x":[Integer(1),Integer(2)]},[Integer(3),[Integer(4),{"x":"k"}]],"s",null,Boolean(true),Double(2.5),[]]',
  ],
  ['$[*].a', 'I [Integer(2)]'],
  ['$[?(@[0])]', 'I [[Integer(3),[Integer(4),{"x":"k"}]]]'],
  ['$[4].x', 'NOTFOUND'],
  ['x', 'NOTFOUND'],
  ['[0]', 'D Integer(1)'],
]);
