import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('directives', [
  ['$#x', '$#x'],
  ['#foreach($i in[1..2])$i#end', '12'],
  ['#macro(a)$!bodyContent$!bodyContent#end#set($i=0)#@a()#set($i=$i+1)$i#end', '12'],
  ['#macro(a)#foreach($i in [1..3])#if($i==2)#break#end$i#end;#end#a()', '1;'],
  ['#macro(a $x)$x#end#a("${u}b")', 'b'],
  ['#macro(w)<#define($in)I#end$in>#end#w()$in', '<I>I'],
  ["#parse('x.vm')", null],
  ['#include()', ''],
  ['#macro(m $p)"$p" "$p.length()"#evaluate(\'$p.length()\')#end#m($nope)', '"" ""'],
  ['#literal()#end', null],
  [
    '#foreach($i in [{$x:0.1},false ])#mb($x)#if( \n$j\t)#stop#ma()$y\r\n#{else}#@ma( "#if($b)t#end" )#set( \n$x= "$x"  )\n#ma()$!bodyContent#end#macro(mb).$!p#end#end\r\n$foreach.parent.index#end\n',
    '.',
    'values',
  ],
  [
    '#foreach($x in $l)  #if(\tnot !"$x")\r\n#mb( 1e3  "$x")#{end}  #ma#ma()##c\n#end',
    '    #ma#ma()    #ma#ma()    #ma#ma()',
    'values',
  ],
  [
    '#macro(ma)\r\n#stop#macro(mb)  #evaluate("#set($x=1)")$!p#end$dc#define($db)#foreach($i in [1..3])\r\n#foreach($i in $j.b) \n-1,#break#end#evaluate($s)#if($foreach.hasNext),#end#end$dc#end$!p#end\r\n#literal()a $x #end#@bar',
    'a $x #@bar',
    'values',
  ],
]);
