import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('#foreach', [
  ['#foreach($i in 5)$i#end|', '|'],
  ["#foreach($i in ['a','b'])$velocityCount#end", '12'],
  ['#foreach($i in [1..3])$i#end$i', '123'],
  ['#foreach($i in [1..3])#set($x=$i)#end$x', '3'],
  ['#foreach($i in [1..5])$i#if($i==2)#break#{end}#end|', '12|'],
  ['#foreach(${i} in [1..2])$i#end', '12'],
  ['#foreach($i in [1..2])#if($velocityCount == 1)f#{else}r#end#end', 'fr'],
  [
    '#set($all = $input.params())\n{\n"body-json" : $input.json(\'$\'),\n"params" : {\n#foreach($type in $all.keySet())\n    #set($params = $all.get($type))\n"$type" : {\n    #foreach($name in $params.keySet())\n    "$name" : "$util.escapeJavaScript($params.get($name))"\n        #if($foreach.hasNext),#end\n    #end\n}\n    #if($foreach.hasNext),#end\n#end\n}\n}',
    '{\n"body-json" : "x=1&y=2",\n"params" : {\n"path" : {\n    }\n    ,"querystring" : {\n        "q" : ""\n            }\n    ,"header" : {\n    }\n    }\n}',
    { body: 'x=1&y=2', params: { path: {}, querystring: { q: '' }, header: {} } },
  ],
  [
    "#set($a = $input.path('$.csv').split(','))#foreach($x in $a)$foreach.count/$foreach.index:$x#if($foreach.last).#{else},#end#end",
    '1/0:a,2/1:b,3/2:c.',
    { body: '{"csv":"a,b,c"}' },
  ],
]);
