import { describe, expect, test } from 'vitest';
import { traceVelocity } from '../../../../src/java/velocity/index.js';

/** Each line of a template with what it wrote. */
function written(template: string): readonly string[] {
  const { output, parts } = traceVelocity(template).render(() => undefined);
  expect(parts.map(({ text }) => text).join('')).toBe(output);
  return parts.map(({ line, text }) => `${line} ${JSON.stringify(text)}`);
}

describe('the line that writes', () => {
  test.each([
    ['text, line by line', 'a\nb\n\nc', ['1 "a\\n"', '2 "b\\n"', '3 "\\n"', '4 "c"']],
    ['a reference', "#set($x = 'v')\n$x$x\nb$x", ['2 "vv\\n"', '3 "bv"']],
    [
      'a reference over several lines',
      "#set($x = 'v')\n$x.concat(\n'w'\n)\n!",
      ['2 "vw"', '4 "\\n"', '5 "!"'],
    ],
    ['a value with several lines', "#set($x = 'v\nw')\n$x", ['3 "v\\nw"']],
    ['#if', '#if(true)\na\n#else\nb\n#end\nc', ['2 "a\\n"', '6 "c"']],
    [
      '#foreach, round by round',
      '#foreach($i in [1, 2])\n$i\n#if($foreach.hasNext),#end\n#end',
      ['2 "1\\n"', '3 ","', '2 "2\\n"'],
    ],
    ['comments are left out', 'a## x\nb#* y\nz *#c\nd', ['1 "a"', '2 "b"', '3 "c\\n"', '4 "d"']],
    ['raw text', '#[[a\n$b]]#c\nd', ['1 "a\\n"', '2 "$bc\\n"', '3 "d"']],
    ['an escaped directive', 'a\n\\#if\nb', ['1 "a\\n"', '2 "#if\\n"', '3 "b"']],
    ['a dollar sign before a line break', 'a $\nb', ['1 "a $\\n"', '2 "b"']],
    [
      'the body of a macro',
      "#macro(m $x)\n<$x\n>#end\n#m('1')\n#m('2')",
      ['2 "<1\\n"', '3 ">"', '2 "<2\\n"', '3 ">"'],
    ],
    [
      'the body of #@macro',
      '#macro(m)\n<$bodyContent>#end\n#@m()\nx#end',
      ['2 "<"', '4 "x"', '2 ">"'],
    ],
    ['the body of #define', '#define($d)\nx\n#end\n$d!', ['2 "x\\n"', '4 "!"']],
    ['a macro that does not exist', 'a\n#nope(1)\nb', ['1 "a\\n"', '2 "#nope(1)\\n"', '3 "b"']],
    ['#literal', 'a\n#literal()\n$x\n#end', ['1 "a\\n"', '2 "$x\\n"']],
    ['#evaluate', "#set($t = 'a\nb$x')\n#evaluate($t)\nc", ['3 "a\\nb"', '4 "c"']],
    [
      'a macro that #evaluate calls, and what follows it',
      "#macro(m)\nM#end\n#evaluate('a#m()b')",
      ['3 "a"', '2 "M"', '3 "b"'],
    ],
    [
      'a macro within a string, printed elsewhere',
      '#set($s = "#macro(m)\nM#end")\n#m()!',
      ['1 "M"', '3 "!"'],
    ],
    ['a string with references', '#set($x = 1)\n#set($s = "a\n$x")\n$s', ['4 "a\\n1"']],
    ['until #stop', 'a\nb#stop\nc', ['1 "a\\n"', '2 "b"']],
    [
      'the fourth argument of #foreach, which takes the place of its body',
      "#set($x = 'v')\n#foreach($i in [1, 2] $x)\nb\n#end",
      ['2 "vv"'],
    ],
  ])('%s', (_what, template, lines) => {
    expect(written(template)).toEqual(lines);
  });
});

test('lines end where the places of errors say so: at LF', () => {
  expect(written('a\r\nb\rc\nd')).toEqual(['1 "a\\r\\n"', '2 "b\\rc\\n"', '3 "d"']);
});

test('a template is traced anew at each rendering', () => {
  const template = traceVelocity('a\n$x');
  for (const text of ['v', 'w']) {
    expect(template.render(() => text).parts).toEqual([
      { line: 1, text: 'a\n' },
      { line: 2, text },
    ]);
  }
});
