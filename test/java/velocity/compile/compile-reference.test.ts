import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('references as they are rendered', [
  ['"$input.path(\'$\')"', '"a{b"', { body: 'a{b' }],
  ['#if(!$foo.bar)T#end', ''],
  ['$\\!x', ''],
  ['#set($s="\\$x")$s', '$x', { body: '{"a":"va","o":{"x":"y"},"l":[10,20]}' }],
  [
    "$input.path('$.s')x",
    'strx',
    {
      body: '{"a":{"b":{"c":[10,20,{"d":"deep"}]},"k-x":"dash","k.y":"dot","k z":"space","0":"zero","size":7,"class":"cls","empty":"e"},"list":[{"id":1,"v":"one"},{"id":2,"v":"two"},{"id":3,"v":null}],"s":"str","n":null,"t":true,"num":3.5,"$d":"dollar","Upper":"U","ünï":"u"}',
    },
  ],
  [
    "$input.path('$.v')|$input.json('$.v')|$input.path('$')|$input.json('$')",
    '[]|[]|{v=[]}|{"v":[]}',
    { body: '{"v":[]}' },
  ],
  ["#set($b = 3)#set($a = '$b')[$a]", '[$b]'],
  ['#set($m={})#set($m.a={})#set($m.a.b=[])#set($d=$m.a.b.add(1))$m', '{a={b=[1]}}'],
  ["#set($m={'name':'N'})$m.getName() $m.name", ' N'],
  [
    '#set($m={})#foreach($i in [1..14])#set($m["key$i"]=$i)#end$m',
    '{key1=1, key2=2, key3=3, key4=4, key5=5, key6=6, key7=7, key8=8, key9=9, key10=10, key11=11, key12=12, key13=13, key14=14}',
  ],
  ['$x.y', ''],
  ['$x.y[0].z', ''],
  ["#set($k='a')#set($x={'a':1})$x.get($k) $x[$k] $x.$k", '1 1 {a=1}.a'],
  ["$input.path('$.a').length", '', { body: '{"a":[1,2],"__proto__":{"x":1},"constructor":"c"}' }],
  ["#set($s='Hello, World')[$s.replaceAll('(?i)HELLO','bye')]", '[bye, World]'],
  ["#set($s='a b+c/d')$util.urlEncode($s).replace('+','%20')", 'a%20b%2Bc%2Fd'],
  [
    '{"StreamName":"s","Records":[#foreach($r in $input.path(\'$.records\')){"Data":"$util.base64Encode($r.data)","PartitionKey":"$r.partition-key"}#if($foreach.hasNext),#end#end]}',
    '{"StreamName":"s","Records":[{"Data":"c29tZSBkYXRh","PartitionKey":"k1"},{"Data":"w7w=","PartitionKey":"k2"}]}',
    {
      body: '{"records":[{"data":"some data","partition-key":"k1"},{"data":"ü","partition-key":"k2"}]}',
    },
  ],
  ["#macro(m $p)#set($p.x = 'k')$p $nope#end#m($nope)$nope", ' '],
  ['$input.json("$.x[?]")|', '[]|', { body: '{"x":[]}' }],
  ['$input.json("$.x[?,,?]")|', '[]|', { body: '{"x":[]}' }],
  ["#set($s='ax')$s.replaceAll('(?<=(b|cc){0,1}?a+?)x','z')", 'az'],
  ["#set($s='ax')$s.replaceAll('(?<=b?+a+?)x','z')", null],
  ['${x}#if(true)y#end', 'vay', 'values'],
  ['#set($r=$d)$r|#if($d.longValue())T#{else}F#end', '2.5|T', 'values'],
  [
    '#set($o=$util.parseJson(\'{"v":"[%zz=é"}\'))#set($v=$o.v)$util.escapeJavaScript($v)',
    '[%zz=\\u00E9',
  ],
]);
