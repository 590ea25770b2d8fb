import { jsonPathRows } from '../../support/json-path-rows.js';

jsonPathRows('2.0.0', '{"l":[{"a":1},{"a":2},{"a":3}],"m":{"l":[{"a":4}]}}', [['$[5].*.k', null]]);

jsonPathRows(
  '2.0.0',
  '{"a":{"a":{"a":{"a":1}}},"l":[true,false,"true",1,"a",null,1.5,{"a":1},[1]]}',
  [['$.*[?(!@)]', 'I [null]']],
);

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$..[*].x', 'I [Integer(1),Integer(3)]'],
    ["$['a','b'].x", 'I [Integer(1),Integer(3)]'],
    ['$.l[ ?( @.x == 2 ) ].x', 'I [Integer(2),"2"]'],
  ],
);

jsonPathRows('2.10', '[1,{"a":2,"x":[1,2]},[3,[4,{"x":"k"}]],"s",null,true,2.5,[]]', [
  ['$[0,-1]', 'I [Integer(1),[]]'],
]);
