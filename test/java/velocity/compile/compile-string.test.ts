import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('strings that interpolate', [
  ['#set($a="x##y")$a', 'x'],
  ["#if('A' == 'a')T#{else}F#end", 'F'],
  ['#macro(a $x)$x#end#a(\'$u\')#a("$u")', '$u'],
  ["#set($s='x')$s.replaceAll('x','a\\$b')", 'a$b'],
  ['#set($r="\\u0041")$r|#if((${j.a}))T#{else}F#end', 'A|T', 'values'],
  [
    '#set($o=$util.parseJson(\'{"v":"ZaGk"}\'))#set($v=$o.v)$input.json("$")',
    '{"a":1,"b":[1,"x/y",null,{"q":2.0}],"c":{"d":"e","n":null},"s":"str","t":true,"big":12345678901,"f":1.5,"bd":1234567890.12345678901234567890,"bd2":-1.2345678901234567E-8}',
    'payload',
  ],
]);
