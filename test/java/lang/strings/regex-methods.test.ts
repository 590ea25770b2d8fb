import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('methods of String with regular expressions', [
  ["#set($s='aé')$s.replaceAll('\\w','-')", '-é'],
  ["#set($s='Hello, World')[$s.replaceFirst('l','_')]", '[He_lo, World]'],
  ["#set($s='a,b,,c,,')#foreach($p in $s.split(',',-1))[$p]#end", '[a][b][][c][][]'],
  ["#set($s='')$s.split(',').size()", '1'],
  ["#set($s='x')$s.matches('(?<=(a|bb)??\\)+?)x')", 'false'],
]);
