import { describe, expect, test } from 'vitest';
import { TemplateError } from '../../../src/errors.js';
import { compileVelocity, DEFAULT_LIMITS } from '../../../src/java/velocity/index.js';
import { velocityEngine } from '../../../src/mapping/index.js';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { scopeOf } from '../../support/scope.js';

/** The error of a template, with its place. */
function failure(template: string): TemplateError {
  try {
    velocityEngine.compile(template).render({ ...scopeOf({}), overrides: createOverrides() });
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
  throw new Error(`No error in ${template}`);
}

describe('a template that does not parse', () => {
  test.each([
    ['#if(true)', 1, 10, 'Expected #end but found end of template'],
    ['ok\n  #end', 2, 3, 'Expected end of template but found "#end"'],
    ['#set($a = null)', 1, 11, 'Expected a string, a number, a list, a map or a reference'],
    ['#set($a = 1-2)', 1, 12, 'Expected ) but found "-2"'],
    ['a\r\n#if($x ==)\n#end', 2, 10, 'Expected'],
    ['${x }', 1, 4, 'Expected closing brace of a reference'],
    ['$x[]', 1, 3, 'An index must be'],
    ['costs 5$', 1, 8, 'The template ends unexpectedly'],
    ['#foreach', 1, 1, '#foreach needs parentheses'],
    ['\n#evaluate(3)', 2, 1, 'The argument of #evaluate must be a string'],
    ['#macro()x#end', 1, 1, '#macro needs a name'],
    ['#define($a $b)x#end', 1, 1, '#define needs exactly one argument'],
    ['#set($a = "\\uXYZ")', 1, 11, 'Expected four hexadecimal digits after \\u'],
    ['\n#set($a = "\n $b[+]")', 3, 5, 'Unexpected character "+"'],
    ['\n#set($a = "x #if($b)")', 2, 22, 'Expected #end but found end of template'],
  ])('%j', (template, line, column, message) => {
    const error = failure(template);
    expect(error).toMatchObject({ phase: 'parse', line, column, code: 'INVALID_TEMPLATE' });
    expect(error.message).toContain(message);
    expect(error.message).toContain(`(line ${line}, column ${column} of the template)`);
  });
});

describe('a template that fails while it renders', () => {
  test.each([
    ['$input.path("$.a").b\n\n  $input.path("$[").x', 3, 10],
    ['#set($l = [1])\n$l.get(5)', 2, 4],
    ['#set($l = [1])\n$l[1]', 2, 3],
    ['#set($l = [1])\n#set($l[4] = 1)', 2, 8],
    ["#set($s = 'a')#if(true)\n$s.substring(9)#end", 2, 4],
    ['#set($s = "a")\n#set($t = "b $s.substring(9)")', 2, 17],
    ['#include("x")', 1, 1],
    ['\n#foreach($i in [0..5000])#end', 2, 1],
    ['#macro(m)\n  #m()#end\n#m()', 2, 3],
    ["text\n#evaluate('#if')", 2, 1],
  ])('%j', (template, line, column) => {
    expect(failure(template)).toMatchObject({ phase: 'render', line, column });
  });

  test('the cause is kept', () => {
    const error = failure('$util.parseJson("{")');
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.message).toContain((error.cause as Error).message);
  });
});

test('a template may be as long as the limit', () => {
  const { templateSize } = DEFAULT_LIMITS;
  expect(() => compileVelocity('x'.repeat(templateSize))).not.toThrow();
  expect(() => compileVelocity('x'.repeat(templateSize + 1))).toThrow(
    expect.objectContaining({ phase: 'parse', line: 1, column: 1 }),
  );
});

test('#stop ends a template, and #break names a loop that must still run', () => {
  const render = (text: string) => compileVelocity(text).render(() => null);
  expect(render('a#stop b')).toBe('a');
  expect(() =>
    render('#foreach($i in [1])#set($scope = $foreach)#end#foreach($j in [1])#break($scope)#end'),
  ).toThrow('#break names a loop that is over');
});
