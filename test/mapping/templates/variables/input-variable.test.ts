import { describe, expect, test } from 'vitest';
import { JsonSyntaxError } from '../../../../src/java/json/index.js';
import { InvalidJsonPathError } from '../../../../src/java/json-path/index.js';
import { renderTemplate } from '../../../../src/mapping/index.js';
import { render } from '../../../support/render.js';
import type { ScopeParts } from '../../../support/scope.js';

describe('$input', () => {
  const parts: ScopeParts = {
    request: {
      queryString: 'q=1&q=2&id=query&name=a%20b',
      headers: ['X-Trace', 'one', 'id', 'header', 'X-Trace', 'two', 'accept', 'x'],
    },
    pathParameters: { id: 'a%2Fb' },
    body: '{"a":{"b":[1,2]}}',
  };

  test.each([
    ["$input.params('id')", 'a%2Fb'], // the path first, and raw
    ["$input.params('q')", '2'], // the last value
    ["$input.params('name')", 'a b'], // a query is decoded
    ["$input.params('X-Trace')", 'two'],
    ["$input.params('x-trace')", 'two'], // in any case, if no header has this spelling
    ["$input.params('Accept')", 'x'],
    ["[$input.params('nothing')]", '[]'],
    ['$input.params().path', '{id=a%2Fb}'],
    ['$input.params().querystring', '{q=2, id=query, name=a b}'],
    // Sorted without regard to case, and found in any case.
    [
      "#foreach($n in $input.params().header.keySet())#if(!$n.startsWith('X-F'))$n;#end#end",
      'accept;id;X-Amzn-Trace-Id;X-Trace;',
    ],
    ["$input.params().header.get('x-trace') $input.params().header.ACCEPT", 'two x'],
    [
      "$input.params().header.containsKey('Accept') $input.params().header.remove('ACCEPT') $input.params().header.containsKey('accept')",
      'true x false',
    ],
    [
      '#set($h = $input.params().header)#set($h.B = 1)#set($h.ACCEPT = 2)$h.keySet().toString().substring(0, 11) $h.accept',
      '[accept, B, 2',
    ],
    ['$input.params().keySet()', '[path, querystring, header]'],
    ['$input.body', '{"a":{"b":[1,2]}}'],
    ["$input.json('$.a')", '{"b":[1,2]}'],
    ["$input.path('$.a').b.size()", '2'],
    ["#set($r = $input.path('$'))#set($r.c = 'x')$input.json('$')", '{"a":{"b":[1,2]},"c":"x"}'],
  ])('%s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });

  test.each([
    ["[$input.path('$.a.c')]", '[]'], // null
    ["$input.json('$.a.c')", '""'],
    ["[$input.path('$.a.b[-1]')]", '[]'], // paths are those of JsonPath 2.0.0
    ["$input.json('$.a.b[(@.length-1)]')", '2'],
    ["$input.path('$.a.b.length()')", ''],
    ["$input.path('$.a.b').size()", '2'],
  ])('%s finds %s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });

  test.each([
    `$input.path('$["a"]')`,
    "$input.json('$[')",
    "$input.path('$.a[0]')", // on an object
    "$input.json('$.a.b[?(@ in [1])]')",
  ])('%s fails: an invalid path differs from one that finds nothing', (template) => {
    expect(() => render(template, parts)).toThrow(
      expect.objectContaining({ cause: expect.any(InvalidJsonPathError) }),
    );
  });

  test('an empty body is {}', () => {
    expect(render("$input.body|$input.json('$')|$input.path('$')")).toBe('{}|{}|{}');
  });

  test('a broken body fails when a path is evaluated, and the cause is kept', () => {
    const broken = { body: '{"a":' };
    expect(render('$input.body', broken)).toBe('{"a":');
    expect(() => render("$input.path('$.a')", broken)).toThrow(
      expect.objectContaining({ cause: expect.any(JsonSyntaxError) }),
    );
  });
});

// A payload of about a megabyte, which a loop reads again and again.
const items = Array.from({ length: 20_000 }, (_, a) => ({ a, b: 'x'.repeat(20) }));
const body = JSON.stringify({ items });

test.each(["$input.json('$')", "$input.path('$..a')"])(
  '%s on a large payload: five times render, a thousand exceed a limit',
  (expression) => {
    const times = (count: number) => `#foreach($i in [1..${count}])#set($x = ${expression})#end`;
    expect(renderTemplate(times(5), { body }).output).toBe('');
    expect(() => renderTemplate(times(1000), { body })).toThrow(/steps of work|too many values/);
  },
);
