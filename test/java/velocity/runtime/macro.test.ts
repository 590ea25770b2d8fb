import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('calls of macros', [
  ["#macro(a $x $y)<$x,$y>#end#a('q')", '<q,>'],
  ['#macro(a)[$!bodyContent]#end#@a()body#end', '[body]'],
  ['#define($b)$b#end$b', '$b'],
  [
    '#define($each)\n{#foreach($k in $map.keySet())"$k": "$util.escapeJavaScript($map.get($k))"#if($foreach.hasNext), #end#end}\n#end\n{"query": #set($map = $input.params().querystring)$each, "stage": #set($map = $stageVariables)$each, "path": #set($map = $input.params().path)$each}',
    '{"query": {"a": "1"}\n, "stage": {"v": "x\\\'y"}\n, "path": {}\n}',
    { params: { path: {}, querystring: { a: '1' }, header: {} }, stageVariables: { v: "x'y" } },
  ],
  [
    '#define($db)$j["a"].count#macro(mb $p) \n#define($db)$db#evaluate($s)#end$l$!p#end#macro(ma)  #stop$dc$!p#end#end#ma#define($db)#if(\n!("$x"))  $mabc #mb("a$!{y}b"  {\'a\':1} )#else#foreach($q in [1..3])#mb($x)$velocityCount#end#end \n#end[0]',
    '  ',
    'values',
  ],
  [
    '#if(not (-3) - 0 ne 7\n) \n#foreach($x in $m) \n#define($db)$dc#stop#end$db#if($foreach.hasNext),#end#end\n#if((not 3000000000)\r\n) \n&#{end}\t$m.keySet()#else<a href="#">#define($dc)#macro(mb $p) #stop||$!p#end\r\n\n#set($a_b[0]\n=!007 \n)#end#{end} ',
    '',
    'values',
  ],
]);
