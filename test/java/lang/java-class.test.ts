import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('the choice of a method by its arguments', [
  ["$input.json('$')", '{}', { body: '' }],
  ["#set($m={'a':1})$m.remove('zz')", ''],
  ["#set($m={1:'x'})$m.get(1) $m[1] $m['1']", 'x x '],
  ["#set($x='v')$x.length(1)", null],
  ["#set($s='a.b.c')#foreach($p in $s.split('\\.'))[$p]#end", '[a][b][c]'],
  ["#set($s='tel: 555-1234')$s.replaceAll('[^0-9]','')", '5551234'],
  ['#set($s="q""q")$s.replace(\'"\',\'\\"\')', 'q\\"q'],
  [
    "#set($s = $input.path('$.s'))$s.replaceAll('(\\w+) (\\w+)', '$2 $1')|$s.replaceAll('[^a-z]', '')|$s.replace('l', '')",
    'World Hello|elloorld|Heo Word',
    { body: '{"s":"Hello World"}' },
  ],
  [
    '$e.format({$x:[99999999999999999999, "w"]} ,{\'a\':1})|$l|$m|$j',
    '|[3, b, 1.5]|{k=v, n=1, z=[1]}|{a=1, b=[1,"x\\/y",null,{"q":2.0}], c={d=e, n=null}, s=str, t=true, big=12345678901, f=1.5, bd=1234567890.12345678901234567890, bd2=-1.2345678901234567E-8}',
    'values',
  ],
  ["$s.format('%8.3f',$L)", null, 'numbers'],
  ["$s.format('%05d',1.5)", null, 'numbers'],
]);
