import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [
    ['$.l.length().foo', 'NOTFOUND'],
    ['$.l.index(1)', 'D {"x":Integer(3)}'],
    ['$.a.foo()', null],
    ['$..l.length()', 'D Integer(6)'],
    ['$.length(1)', null],
  ],
);
