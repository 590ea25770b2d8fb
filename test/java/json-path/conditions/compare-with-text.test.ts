import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows('2.0.0', '{"l":[{"a":1},{"a":2},{"a":3}],"m":{"l":[{"a":4}]}}', [
  ["$[?(100  == '(a)')][ 'c' ]", 'I []'],
  [
    "$[?('a < b' !=)]",
    'I [{"l":[{"a":Integer(1)},{"a":Integer(2)},{"a":Integer(3)}],"m":{"l":[{"a":Integer(4)}]}}]',
  ],
  [
    '$[?({}  <=  {} ) ]',
    'I [{"l":[{"a":Integer(1)},{"a":Integer(2)},{"a":Integer(3)}],"m":{"l":[{"a":Integer(4)}]}}]',
  ],
]);

jsonPathRows(
  '2.0.0',
  '{"l":[{"a":1,"b":"x","c":{"d":1,"e":{"f":2}},"t":[1,2]},{"a":2,"b":"y","c":{"d":2},"t":[]},{"a":"3","b":"it\'s","c":null},{"a":null,"b":"null","ok":true},{"b":"","ok":false,"a":1.0}],"k":{"p":{"a":1,"c":{"d":5}},"q":{"a":2},"r":3},"n":[[1,2],[3],[]],"lim":2,"s":"x","z":null,"w":"2","b":true,"x[0]":1,"a b":{"a":9},"k.y":7,"1":"one"}',
  [["$[?(@['w'] >/x/)].*.b", 'I []']],
);

jsonPathRows(
  '2.0.0',
  '{"a":{"a":{"a":{"a":1}}},"l":[true,false,"true",1,"a",null,1.5,{"a":1},[1]]}',
  [['$.a[?(2<> @.w)]', 'I [{"a":{"a":{"a":Integer(1)}}}]']],
);

jsonPathRows('2.0.0', '[[{"a":1}],[{"a":2},{"a":3}]]', [
  ["$[?({} > 'y')]", 'I [[{"a":Integer(1)}],[{"a":Integer(2)},{"a":Integer(3)}]]'],
]);
