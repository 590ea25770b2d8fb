import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.l.first()', 'D {"x":Integer(2),"y":[{"x":Integer(5)}]}'],
    ['$.e.last()', null],
    ['$.l.index(-2)', 'D {"x":Integer(3)}'],
    ['$.sum($.b.x, 4)', 'D Double(7.0)'],
    ['$.l.size()', 'D Integer(3)'],
    ['$.concat("a",1)', 'D "a1"'],
    ['$.e.sum()', null],
    ['$.b.l.max()', 'D Double(3.0)'],
    ['$.b.l.min()', 'D Double(1.0)'],
    ['$.b.l.avg()', 'D Double(2.0)'],
    ['$.b.l.stddev()', 'D Double(0.8164965809277263)'],
    ['$.l.keys()', 'D null'],
  ],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ['$.nums.sum()', 'D Double(3.0000000125E9)'],
    ['$.l.concat()', 'D "abit\'s3"'],
    ['$.y[?(@.t.length() > @.id)].id', 'I [Integer(1)]'],
  ],
);

jsonPathRows('2.10', '[1,{"a":2,"x":[1,2]},[3,[4,{"x":"k"}]],"s",null,true,2.5,[]]', [
  ['$[1].keys()', 'D ["a","x"]'],
]);
