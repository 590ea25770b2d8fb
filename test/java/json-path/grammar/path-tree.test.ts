import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows('2.0.0', '[{"a":5,"b":{"a":6}},{"a":10,"b":{"a":"7"}},{"a":100,"b":[1,2]}]', [
  ['$[1,2:3].b.n', 'NOTFOUND'],
]);

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.nope.foo()', 'NOTFOUND'],
    ['$.l[?(@.x in [2])].x', 'I [Integer(2),"2"]'],
    ['$.l[?(@.m empty true)]', 'I []'],
    ['$.l[?(@.z != 1)].x', 'I [Integer(2),Integer(3),"2"]'],
    ['$.l[?(/2/ =~ /2/)].x', 'I []'],
    ['$.l[?(@.x exists true)].x', 'I []'],
    ["$.l[?(@.x === '2')].x", 'I ["2"]'],
  ],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ["$.y[?('1' == @.id)].id", 'I [Integer(1),"1"]'],
    ['$.y[?(@.t anyof ["q"])].id', 'I [Integer(1)]'],
    ['$.y[?(@.t size 2)].id', 'I [Integer(1)]'],
    ['$.nums[?(@ > 2.5)]', 'I [Integer(10),Long(3000000000)]'],
    ['$.nums[?(@ >= 1e1)]', 'I [Integer(10),Long(3000000000)]'],
    ['$.y[?($.nums[1] < @.id)].id', 'I []'],
  ],
);
