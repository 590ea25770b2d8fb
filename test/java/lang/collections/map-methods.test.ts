import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of maps', [
  [
    "#foreach($v in $input.path('$.owner').values())[$v]#end",
    '[Ann][30][{city=Oslo, zip=null}]',
    {
      body: '{"pets":[{"id":1,"type":"dog","price":249.99,"tags":["a","b"]},{"id":2,"type":"cat","price":124.99,"tags":[]},{"id":3,"type":"fish","price":0.99}],"owner":{"name":"Ann","age":30,"address":{"city":"Oslo","zip":null}}}',
    },
  ],
  [
    "#set($r=$input.path('$.list[0]'))$r.entrySet()",
    '[id=1, v=one]',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  [
    "$input.path('$.a').containsKey('b') $input.path('$.a').containsKey('zz')",
    'true false',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  ["#set($m={'a':1})$m.put('a',5)$m", '1{a=5}'],
  ["#set($m={'a':1})$m.remove('a')$m", '1{}'],
  ["#set($m={'a':1})$m.containsValue(1) $m.containsValue('1')", 'true false'],
  ["#set($m={'a':1})$m.keySet().size()", '1'],
  ["#set($m={'a':1})$m.keySet().contains('a')", 'true'],
  ["#set($m={'a':1})$m.keySet().iterator().next()", 'a'],
  ["#set($m={'a':1})$m.putIfAbsent('a',9)$m", '1{a=1}'],
  ['#set($m={})$m $m.size() $m.isEmpty()', '{} 0 true'],
  ["#set($m={'a':'x'})#set($k='a')$m.get($k) $m[$k] $m.get(\"$k\")", 'x x x'],
  [
    "#set($m={'a':1})#set($k=$m.keySet())$k.addAll([])|$m.getOrDefault('z',3)|$m.putAll($m)|$m",
    'false|3||{a=1}',
  ],
  [
    '$m.keySet().isEmpty()|$l|$m|$j',
    'false|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$m.keySet().clear()|$l|$m|$j',
    '|[3, b, 1.5]|{}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  [
    '$j.c.clear()|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
]);

velocityRows('putAll of a map', [
  ["#set($m={'a':1,'b':2})#set($v=$m.putAll({'b':3,'c':4}))$m", '{a=1, b=3, c=4}'],
  ["#set($m={'a':1})#set($v=$m.putAll($m))$m", '{a=1}'],
  ["#set($m={1:'x'})#set($v=$m.putAll({1:'y',2:'z'}))$m", '{1=y, 2=z}'],
]);
