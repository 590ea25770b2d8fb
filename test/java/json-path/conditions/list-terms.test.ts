import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [['$.l[?(@.y contains 1)]', null]],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ["$.y[?('q' in $.k)].id", 'I [Integer(1),Integer(2),"1",Double(1.0),null,"x y"]'],
    ["$.y[?('[1]' in $.k)].id", 'I []'],
    ["$.y[?('$.l' in $.k)].id", 'I []'],
    ['$.y[?(@.id in [1,"x y",null])].id', 'I [Integer(1),"1",Double(1.0),null,"x y"]'],
  ],
);
