import { describe, expect, test } from 'vitest';
import { createVelocityEngine, renderTemplate } from '../../../src/mapping/index.js';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { scopeOf } from '../../support/scope.js';

const many = (text: string, count = 10_000): string => text.repeat(count);

/** Templates that would not end, and the message of the limit that stops them. */
const hostile: readonly (readonly [name: string, template: string, message: RegExp])[] = [
  // Text that grows.
  ['doubling', loop('#set($s = $s + $s)', "#set($s = 'abcdefgh')"), /A string is longer/],
  ['doubling in a string', loop('#set($s = "$s$s")', "#set($s = 'abc')"), /longer than|work/],
  ['printing what doubles', loop('$s#set($s = $s + $s)', "#set($s = 'abcd')"), /longer than/],
  [
    'replace',
    "#set($s = 'aaaaaaaaaa')#foreach($i in [1..9])#set($s = $s.replace('a', $s))#end",
    /longer/,
  ],
  [
    'replaceAll',
    "#set($s = 'aaaaaaaaaa')#foreach($i in [1..9])#set($s = $s.replaceAll('a', $s))#end",
    /longer|steps/i,
  ],
  [
    'replaceAll with groups',
    loop("#set($s = $s.replaceAll('(.+)', '$1$1$1$1'))", "#set($s = 'abc')"),
    /longer|steps|limit/i,
  ],
  ['join', loop('#set($s = $s.join($s, [$s, $s]))', "#set($s = 'abcd')"), /longer|work/],
  ['format', "#set($s = '')$s.format('%1000000000d', 1)", /longer/],
  ['format, many', "#set($s = '')$s.format('%9000000d%9000000d', 1, 2)", /longer/],
  // Collections that grow.
  ['a list in itself', loop('#set($x = $l.addAll($l))', '#set($l = [1, 2])'), /work/],
  ['lists of lists', `${loop('#set($l = [$l, $l])', '#set($l = [1])')}$l`, /nested too deep/],
  [
    'a list that holds itself',
    '#set($l = [1])#set($x = $l.add($l))$l.hashCode()',
    /nested too deep/,
  ],
  [
    'equal lists that hold each other',
    '#set($a=[1])#set($b=[1])#set($x=$a.add($a))#set($x=$b.add($b))$a.equals($b)',
    /nested too deep/,
  ],
  ['a wide range', '#set($r = [1..2000000000])', /A range has more than 100000 elements/],
  ['a wide range as argument', '#set($l = [])$l.addAll([-2000000000..2000000000])', /A range/],
  // Loops.
  ['a long loop', '#foreach($i in [1..1001])x#end', /loop runs more than 1000 times/],
  ['loops in loops', nested('#foreach($i in [1..1000])', 4), /work/],
  [
    'a loop over a list that grows',
    '#set($l = [1])#foreach($i in $l)$l.add($i)#end',
    /modified during iteration/,
  ],
  // Recursion.
  ['a macro that calls itself', '#macro(a)#a()#end#a()', /more than 20 levels deep, at #a/],
  ['arguments that multiply', doublingMacros(18), /work|longer/],
  ['blocks that call blocks', blocksInARow(400), /more than 60 levels deep/],
  ['#evaluate of itself', "#set($e = '#evaluate($e)')#evaluate($e)", /more than 60 levels deep/],
  [
    '#evaluate that grows',
    '#set($e = \'#set($e = "$e$e")#evaluate($e)\')#evaluate($e)',
    /more than 4000000 steps of work/,
  ],
  // Regular expressions.
  [
    'an exploding pattern',
    `$x.class#set($s = '${'a'.repeat(40)}b')$s.matches('(a+)+$')$s.matches('(a|aa)+c')$s.matches('(a*)*c')`,
    /steps|limit|expression/i,
  ],
  ['an invalid pattern', "#set($s = 'a')$s.matches('(')", /\(/],
  [
    'a very long pattern',
    "#set($s = 'a')#foreach($i in [1..15])#set($s = $s + $s)#end$s.matches($s)",
    /too long/,
  ],
  // Comparing and searching.
  [
    'equal lists, again and again',
    loop(
      '#foreach($j in [1..1000])#if($l == $k)#end#end',
      '#set($l = [1..90000])#set($k = [1..90000])',
    ),
    /work/,
  ],
  ['printing to compare', loop("#if($l == 'x')#end", '#set($l = [1..90000])'), /work/],
  [
    'paths in loops',
    loop("#set($x = $input.path('$..*'))", "#set($r = $input.path('$'))#set($r.l = [1..90000])"),
    /JSONPath|path|work/i,
  ],
  [
    'searching',
    loop('#foreach($j in [1..1000])$l.contains(-1)#end', '#set($l = [1..90000])'),
    /work/,
  ],
  [
    'comparing whatever the case',
    loop('#foreach($j in [1..1000])#if($s.equalsIgnoreCase($s))#end#end', longText('aB')),
    /work/,
  ],
  [
    'ordering whatever the case',
    loop('#foreach($j in [1..1000])#if($s.compareToIgnoreCase($s))#end#end', longText('äß')),
    /work/,
  ],
  // Numbers.
  [
    'a number that grows',
    loop('#set($n = $n * $n)', '#set($n = 99999999999999999999)'),
    /too large/,
  ],
  ['a power', '#set($n = 99999999999999999999)$n.pow(2000000000)', /too large/],
  ['digits of a decimal', decimals(), /too large/],
];

describe('a template that would not end exceeds a limit', () => {
  test.each(hostile)('%s', (_name, template, message) => {
    expect(() => renderTemplate(template)).toThrow(message);
  });
});

/** Deep nesting in the text itself. */
const deep: readonly (readonly [name: string, template: string])[] = [
  ['parentheses', `#if(${many('(')}1${many(')')})#end`],
  ['negations', `#if(${many('!')}true)#end`],
  ['lists', `#set($x = ${many('[')}${many(']')})`],
  ['ranges', `#set($x = ${many('[$a.b(')}`],
  ['maps', `#set($x = ${many("{'a':")}1${many('}')})`],
  ['arguments', `$x${many('.a($x')}`],
  ['indexes in indexes', `$x${many('[$x')}`],
  ['blocks', `${many('#if(true)')}${many('#end')}`],
  ['loops', `${many('#foreach($i in [1])')}${many('#end')}`],
  ['macros', `${many('#macro(a)')}${many('#end')}`],
  ['block calls', `${many('#@a()')}${many('#end')}`],
];

describe('a template cannot be nested too deeply', () => {
  test.each(deep)('%s', (_name, template) => {
    expect(() => renderTemplate(template)).toThrow(/nested more than 100 levels deep/);
  });
});

describe('a long but flat template renders', () => {
  test.each([
    ['a sum', `#set($x = 1${many(' + 1', 10_000)})$x`, '10001'],
    ['conditions', `#if(false${many(' || false', 10_000)} || true)y#end`, 'y'],
    ['branches', `#if(false)${many('#elseif(false)n', 5000)}#{else}y#end`, 'y'],
    ['properties', `#set($m = {})$m${many('.a', 10_000)}|`, '|'],
    ['references', many('$x', 10_000), ''],
    ['references with dots', many('$x.y', 10_000) + many(' ', 50_000), many(' ', 50_000)],
    ['backslashes', many('\\', 50_000), many('\\', 50_000)],
    ['marks', `${many('$', 50_000)}.`, `${many('$', 50_000)}.`],
    ['hashes', `${many('# ', 50_000)}.`, `${many('# ', 50_000)}.`],
    ['blanks before #set', `${many(' ', 100_000)}#set($x = 1)|`, '|'],
  ])('%s', (_name, template, expected) => {
    expect(renderTemplate(template).output).toBe(expected);
  });

  test('a loop can leave a wide range early', () => {
    const template = '#foreach($i in [0..67000000])#if($i == 3)#break#end$i#end';
    expect(renderTemplate(template).output).toBe('012');
  });
});

describe('a template cannot reach the objects of JavaScript', () => {
  test.each([
    "$x.constructor$input.constructor$util.constructor.constructor('return 1')",
    "#set($m = {})$m.constructor.constructor$m['__proto__']$m.get('__proto__')",
    "#set($s = 's')$s.constructor$s.valueOf.call$s['length']$s.__defineGetter__",
    "#set($l = [1])$l.map$l.constructor$l['constructor']$l.push(1)",
    '$input.class.classLoader$util.class.forName("java.lang.System")$input.javaClass.find("x")',
    '$foreach.constructor#foreach($i in [1])$foreach.entries$foreach.javaClass$foreach.run#end',
  ])('%s', (template) => {
    expect(renderTemplate(template).output).not.toMatch(/function|native|\[object|prototype/i);
  });

  test('names of Object.prototype are ordinary keys', () => {
    const body = '{"__proto__": {"x": 1}, "constructor": "c", "toString": "t"}';
    const template =
      "#set($r = $input.path('$'))$r['__proto__'].x $r.constructor $r.get('toString') $input.json('$')";
    expect(renderTemplate(template, { body }).output).toBe(
      '1 c t {"__proto__":{"x":1},"constructor":"c","toString":"t"}',
    );
    expect(({} as { readonly x?: unknown }).x).toBeUndefined();
  });
});

test('each limit can be set', () => {
  const scope = () => ({ ...scopeOf({}), overrides: createOverrides() });
  const render = (limits: Parameters<typeof createVelocityEngine>[0], text: string): string =>
    createVelocityEngine(limits).compile(text).render(scope());
  expect(render({ foreachIterations: 2000 }, '#foreach($i in [1..1500])x#end')).toHaveLength(1500);
  expect(() => render({ outputSize: 10 }, 'eleven char')).toThrow(/longer than 10 characters/);
  expect(() => render({ rangeSize: 2 }, '#set($r = [1..3])')).toThrow(/more than 2 elements/);
  expect(() => render({ macroDepth: 1 }, '#macro(a)x#end#macro(b)#a()#end#b()')).toThrow(
    /more than 1 levels deep/,
  );
  expect(() => render({ templateSize: 3 }, 'four')).toThrow(/longer than 3 characters/);
  expect(() => render({ work: 10 }, '#foreach($i in [1..9])x#end')).toThrow(/more than 10 steps/);
});

/** Two decimals whose sum would have too many digits. */
function decimals(): string {
  const big = '1.000000000000000000000e99999';
  const small = '1.000000000000000000000e-99999';
  return `$input.path('$.x')#set($d = $util.parseJson('${big}') + $util.parseJson('${small}'))$d`;
}

/** Sets `$s` to some 60,000 characters. */
function longText(part: string): string {
  return `#set($s = '${part}')#foreach($i in [1..15])#set($s = "$s$s")#end`;
}

function loop(body: string, before: string): string {
  return `${before}#foreach($i in [1..1000])${body}#end`;
}

function nested(open: string, depth: number): string {
  return open.repeat(depth) + '#end'.repeat(depth);
}

/** Each macro uses its argument sixteen times, by name. */
function doublingMacros(depth: number): string {
  const macros = Array.from(
    { length: depth },
    (_, at) => `#macro(m${at} $a)#m${at + 1}("${'$a'.repeat(16)}")#end`,
  );
  return `${macros.join('')}#macro(m${depth} $a)$a#end#m0('x')`;
}

/** `$b0` prints `$b1`, and so on. */
function blocksInARow(count: number): string {
  const blocks = Array.from({ length: count }, (_, at) => `#define($b${at})$b${at + 1}#end`);
  return `${blocks.join('')}$b0`;
}
