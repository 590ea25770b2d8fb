import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('equals', [
  ['#if([1] == [1])T#{else}F#end', 'T'],
  ["#if({'a':1} == {'a':1})T#{else}F#end", 'T'],
  ["#set($s='Hello, World')[$s.equals(5)]", '[false]'],
  [
    "#if($input.path('$.status').toString().equals('FAILED'))\n    #set($context.responseOverride.status = 500)\n    { \"error\": \"$input.path('$.error')\" }\n#else\n    $input.path('$.output')\n#end",
    '    {"a":[1,2.0]}\n',
    { body: '{"status":"SUCCEEDED","output":"{\\"a\\":[1,2.0]}"}' },
  ],
  ["${d.equals( {$x: 007})} \n#set( \n$b['k']=  7 + ((7)))#mb($x)", 'false \n#mb($x)', 'values'],
  [
    '$L.indexOf($m.putIfAbsent($!{j}, 1e3)[5] , 0.1)|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1], {a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}=1000.0}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);
