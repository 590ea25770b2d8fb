import { describe, expect, test } from 'vitest';
import { renderTemplate } from '../../../src/mapping/index.js';

describe('the overrides of a rendered template', () => {
  test('are plain values', () => {
    const { overrides } = renderTemplate(
      "#set($context.requestOverride.header.a = ['x', 1])#set($context.responseOverride.status = 404)",
    );
    expect(JSON.parse(JSON.stringify(overrides))).toEqual({
      requestOverride: { path: {}, header: { a: ['x', 1] }, querystring: {} },
      responseOverride: { header: {}, status: 404 },
    });
  });

  test('of the request template are those that the response template starts with', () => {
    const request = renderTemplate("#set($context.requestOverride.path.p = 'q')", {});
    const template = '$context.requestOverride.path.p#set($context.requestOverride.path.p = 1)';
    const response = renderTemplate(template, { body: '{}', overrides: request.overrides });
    expect(response.output).toBe('q');
    expect(response.overrides.requestOverride.path).toEqual({ p: 1 });
  });

  test('have numbers that JavaScript would print differently as text', () => {
    const body = '{"n": [9007199254740993, 12345678901234567890, 1.0, 1.5, 1e30, 7, 0.1]}';
    const template = "#set($context.requestOverride.header.n = $input.path('$.n'))";
    const { header } = renderTemplate(template, { body }).overrides.requestOverride as {
      readonly header: object;
    };
    expect(header).toEqual({
      n: ['9007199254740993', '12345678901234567890', '1.0', 1.5, '1.0E30', 7, 0.1],
    });
  });

  test('keep the Java classes of their values for the next template', () => {
    const body = '{"n": 1.0, "big": 9007199254740993, "list": [1, {"a": 2.0}]}';
    const request = renderTemplate(
      "#foreach($k in ['n', 'big', 'list'])#set($context.requestOverride.path[$k] = $input.path('$')[$k])#end",
      { body },
    );
    const template =
      '#set($p = $context.requestOverride.path)#set($s = $p.n + 1)#set($b = $p.big + 1)$s $b $p.list $p.list.add(3)';
    const rendered = () => renderTemplate(template, { overrides: request.overrides }).output;
    expect(rendered()).toBe('2.0 9007199254740994 [1,{"a":2.0}] true');
    expect(rendered()).toBe('2.0 9007199254740994 [1,{"a":2.0}] true');
  });

  test('are frozen, with every name as an own member', () => {
    const { overrides } = renderTemplate(
      "#set($context.requestOverride.header = {'__proto__': 1, 'toString': ['x', {'a': 'b'}]})",
    );
    const { header } = overrides.requestOverride as { readonly header: Record<string, unknown> };
    expect(Object.keys(header)).toEqual(['__proto__', 'toString']);
    for (const part of [overrides, overrides.requestOverride, header, header.toString]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  test('can be written by hand for the next template', () => {
    const overrides = { requestOverride: { path: { p: 'q' } }, responseOverride: { status: 404 } };
    const template = '$context.requestOverride.path.p $context.responseOverride.status';
    const rendered = renderTemplate(template, { overrides });
    expect(rendered.output).toBe('q 404');
    expect(rendered.overrides.requestOverride).toMatchObject({ path: { p: 'q' }, header: {} });
  });

  test('do not change when the next template changes its own', () => {
    const request = renderTemplate("#set($context.requestOverride.path.m = {'a': [1]})");
    const template =
      '#set($context.requestOverride.path.m.b = 2)$context.requestOverride.path.m.a.add(3)';
    const { overrides } = renderTemplate(template, { overrides: request.overrides });
    expect(request.overrides.requestOverride.path).toEqual({ m: { a: [1] } });
    expect(overrides.requestOverride.path).toEqual({ m: { a: [1, 3], b: 2 } });
  });

  const grown = (times: number, grow: string): string =>
    `#set($l = ['x'])#foreach($i in [1..${times}])${grow}#end#set($context.requestOverride.header.l = $l)`;

  test.each<readonly [about: string, template: string, size: number]>([
    [
      'contain themselves',
      "#set($l = {})$!l.put('l', $l)#set($context.requestOverride.path = $l)",
      1,
    ],
    ['are in one another', grown(1000, '#foreach($j in [1..20])#set($l = [$l])#end'), 1000],
    ['double again and again', grown(60, '#set($l = [$l, $l])'), 100_000],
  ])('that %s are cut off, and kept for the next template', (_about, template, size) => {
    const { overrides } = renderTemplate(template);
    const text = JSON.stringify(overrides);
    expect(text).toContain('"…"');
    expect(text.length).toBeGreaterThan(size);
    expect(text.length).toBeLessThan(20 * size + 20_000);
    const next = renderTemplate('$!context.requestOverride.header.l.size()', { overrides });
    expect(JSON.stringify(next.overrides).length).toBe(text.length);
  });
});
