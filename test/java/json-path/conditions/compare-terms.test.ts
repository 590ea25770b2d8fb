import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$[?(@.m empty true)]', null],
    ['$.l[?(/2/ =~ @.x)].x', 'I [Integer(2),"2"]'],
    ['$.l[?(@.y size 1)].x', 'I [Integer(2)]'],
    ['$.l[?(@.x size 1)].x', 'I ["2"]'],
    ['$.l[?(@.x nin [2])].x', 'I [Integer(3)]'],
    ['$.l[?([2] anyof [2])].x', 'I [Integer(2),Integer(3),"2"]'],
    ['$.l[?([2] noneof [3])].x', 'I [Integer(2),Integer(3),"2"]'],
    ['$.l[?(@.b exists true)].x', 'I ["2"]'],
    ["$.l[?(@.x !== '2')].x", 'I [Integer(2),Integer(3)]'],
    ['$.l[?(@.x >= 2 && (@.x < 3 || @.x == 3))].x', 'I [Integer(2),Integer(3)]'],
  ],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ['$.y[?(@.id === 1)].id', 'I [Integer(1),Double(1.0)]'],
    ["$.y[?(@.t != ['p','q'])].id", 'I [Integer(2),"1",Double(1.0),null,"x y"]'],
    ["$.y[?(@.t contains 'p')].id", 'I [Integer(1)]'],
    ["$.y[?('p' in @.t)].id", 'I [Integer(1)]'],
    ['$.y[?(@.t subsetof ["p","q","r"])].id', 'I [Integer(1),Integer(2)]'],
    ['$.y[?(@.t noneof ["q"])].id', 'I [Integer(2)]'],
    ['$.y[?(@.t empty true)].id', 'I [Integer(2)]'],
    ['$.y[?(@.t =~ /P/i)].id', 'I [Integer(1)]'],
    ["$.l[?(@ > 'a')]", 'I ["b","it\'s"]'],
    ['$.l[?(@ == 3)]', 'I ["3"]'],
  ],
);
