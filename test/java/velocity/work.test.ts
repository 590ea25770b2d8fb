import { describe, expect, test } from 'vitest';
import { createVelocityEngine } from '../../../src/mapping/index.js';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { scopeOf } from '../../support/scope.js';

// Work on client data is charged by the size of the data, even if the value whose method is called is small:
// each of these runs within a thousand steps on a payload of a few elements, but not on one of a hundred
// thousand.

const templates: Readonly<Record<string, string>> = {
  'putAll copies a map': "#set($m = {})$m.putAll($input.path('$.map'))",
  'containsAll iterates over its argument': "#set($l = ['x'])$l.containsAll($input.path('$.list'))",
  'removeAll iterates over its argument': "#set($l = ['y'])$l.removeAll($input.path('$.list'))",
  'addAll of nothing new': "#set($l = [])#set($x = $l.addAll($input.path('$.list')))",
  'an array examines its argument':
    "#set($s = 'a,b')#set($x = $s.split(',').removeAll($input.path('$.list')))",
  'a loop over a map that ends at once': "#foreach($v in $input.path('$.map'))#break#end",
  'a loop over a view that ends at once':
    "#set($k = $input.path('$.map').keySet())#foreach($v in $k)#break#end",
  'texts that are equal': "#if($input.path('$.text') == $input.path('$.same'))=#end",
  'texts that differ at the end': "#if($input.path('$.text') != $input.path('$.other'))=#end",
  'a list that contains a text':
    "#set($l = [$input.path('$.text')])#if($l.contains($input.path('$.same')))=#end",
  'a long key': "#set($x = $input.path('$.keys').get($input.path('$.text')))",
  'a long key of containsKey':
    "#set($x = $input.path('$.keys').containsKey($input.path('$.text')))",
  'joining nothing': "#set($e = '')$e.join('', $input.path('$.empty'))",
  'characters one by one': "#set($x = $input.path('$.text').toCharArray())",
  bytes: "#set($x = $input.path('$.text').getBytes())",
  'the hash of texts in a list': "#set($l = [$input.path('$.text')])$l.hashCode()",
  'a search': "$input.path('$.text').contains($input.path('$.other'))",
  'a search from the end': "$input.path('$.text').lastIndexOf($input.path('$.needle'))",
  'code points': "$input.path('$.text').codePointCount(0, $input.path('$.text').length())",
  'the order of decimals': "#if($input.path('$.decimal') > 1)>#end",
  'a sum of big numbers': "#set($x = $input.path('$.big') + 1)",
  'the common divisor':
    "#set($x = $input.path('$.big').gcd($input.path('$.big').add($input.path('$.big'))))",
  'the scale of a decimal':
    "#set($x = $input.path('$.decimal').setScale($input.path('$.scale'), 1))",
  'an iterator that removes':
    "#set($i = $input.path('$.list').listIterator())#set($x = $i.next())$i.remove()",
};

describe.each(Object.entries(templates))('%s is charged', (_name, template) => {
  test('few elements are nearly free', () => {
    expect(() => render(template, 3)).not.toThrow();
  });

  test('many cost more than a thousand steps', () => {
    expect(() => render(template, 100_000)).toThrow(/more than 1000 steps of work/);
  });
});

test('parts of parts of a list are charged for each underlying list', () => {
  const parts = '#set($p = $p.subList(0, $p.size()))'.repeat(40);
  const template = `#set($p = $input.path('$.list'))${parts}$p.get(0)`;
  expect(() => render(template, 100, 100_000)).not.toThrow();
  expect(() => render(template, 10_000, 1_000_000)).toThrow(/steps of work/);
});

test('a call never returns steps', () => {
  const calls = "#set($x = $s.indexOf('x', 2000000000))#set($x = $s.lastIndexOf('x', -2000000000))";
  const template = `#set($s = 'abc')#foreach($i in [1..300])${calls}#end`;
  expect(() => render(template, 1)).toThrow(/more than 1000 steps of work/);
});

describe.each([
  ['the body of a loop', (text: string) => `#foreach($i in [1..10])${text}#end`],
  ['a macro', (text: string) => `#macro(m)${text}#end${'#m()'.repeat(10)}`],
  ['#define', (text: string) => `#define($d)${text}#end${'$d'.repeat(10)}`],
  [
    'the block of a call',
    (text: string) => `#macro(m)${'$bodyContent'.repeat(10)}#end#@m()${text}#end`,
  ],
  ['a string', (text: string) => `#foreach($i in [1..10])#set($s = "${text}")#end`],
])('%s costs by its length, even if it does nothing', (_what, around) => {
  test.each([
    ['#if(false)#end', 5000],
    ['#set($x=1)', 5000],
  ])('%s', (text, many) => {
    expect(() => render(around(text.repeat(3)), 1)).not.toThrow();
    expect(() => render(around(text.repeat(many)), 1)).toThrow(/more than 1000 steps of work/);
  });
});

function render(template: string, size: number, work = 1000): string {
  const engine = createVelocityEngine({ work });
  const body = payload(size);
  return engine.compile(template).render({ ...scopeOf({ body }), overrides: createOverrides() });
}

function payload(size: number): string {
  const text = 'a'.repeat(size);
  return JSON.stringify({
    list: Array.from({ length: size }, () => 'x'),
    empty: Array.from({ length: size }, () => ''),
    map: Object.fromEntries(Array.from({ length: size }, (_, at) => [`k${at}`, at])),
    text,
    same: text,
    other: `${text.slice(1)}b`,
    needle: `${text.slice(size >> 1)}b`,
    keys: { [text]: 1 },
    scale: Math.min(size, 20_000),
    decimal: 'DECIMAL',
    big: 'BIG',
  })
    .replace('"DECIMAL"', `1.${'0'.repeat(20)}e-${Math.min(size, 19_000)}`)
    .replace('"BIG"', '9'.repeat(Math.min(size + 20, 9000)));
}
