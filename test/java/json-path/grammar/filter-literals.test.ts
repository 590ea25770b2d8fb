import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.l[?(@.x empty false)]', 'I [{"x":"2","b":Boolean(true)}]'],
    ['$.l[?(@.x == --1)]', null],
    ['$.l[?(@.x =~ /[/)]', null],
  ],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ['$.y[?(@.id == null)].id', 'I [null]'],
    ["$.y[?(@['id'] == 2)].id", 'I [Integer(2)]'],
    ['$.l[?(@ == "it\'s")]', 'I ["it\'s"]'],
  ],
);

jsonPathRows('2.10', '[1,{"a":2,"x":[1,2]},[3,[4,{"x":"k"}]],"s",null,true,2.5,[]]', [
  ['$[?(@ == true)]', 'I [Boolean(true)]'],
]);
