import { describe, expect, test } from 'vitest';
import { renderTemplate } from '../../../src/mapping/index.js';

describe('renderTemplate', () => {
  test('needs only a template', () => {
    expect(renderTemplate('x $y $input.body')).toEqual({
      output: 'x  {}',
      overrides: {
        requestOverride: { path: {}, header: {}, querystring: {} },
        responseOverride: { header: {} },
      },
    });
  });

  test('returns the overrides as plain values', () => {
    const { overrides } = renderTemplate(
      "#set($context.requestOverride.header.a = ['x', 1])#set($context.responseOverride.status = 404)",
    );
    expect(JSON.parse(JSON.stringify(overrides))).toEqual({
      requestOverride: { path: {}, header: { a: ['x', 1] }, querystring: {} },
      responseOverride: { header: {}, status: 404 },
    });
  });

  test('takes the overrides of the request template for the response template', () => {
    const request = renderTemplate("#set($context.requestOverride.path.p = 'q')", {});
    const template = '$context.requestOverride.path.p#set($context.requestOverride.path.p = 1)';
    const response = renderTemplate(template, { body: '{}', overrides: request.overrides });
    expect(response.output).toBe('q');
    expect(response.overrides.requestOverride.path).toEqual({ p: 1 });
  });

  test('does not change its input', () => {
    const input = { context: { a: { b: 1 } }, params: { header: { 'X-A': '1' } }, body: '{"a":1}' };
    const before = structuredClone(input);
    renderTemplate("#set($context.a.b = 2)#set($x = $input.params().header.put('X-A', 2))", input);
    expect(input).toEqual(before);
  });

  test('returns numbers that JavaScript would print differently as text', () => {
    const body = '{"n": [9007199254740993, 12345678901234567890, 1.0, 1.5, 1e30, 7, 0.1]}';
    const template = "#set($context.requestOverride.header.n = $input.path('$.n'))";
    const { header } = renderTemplate(template, { body }).overrides.requestOverride as {
      readonly header: object;
    };
    expect(header).toEqual({
      n: ['9007199254740993', '12345678901234567890', '1.0', 1.5, '1.0E30', 7, 0.1],
    });
  });

  test('passes the values of the request template on unchanged', () => {
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

  test('prints nothing for $context, like a gateway', () => {
    expect(renderTemplate('[$context]', { context: { stage: 'test' } }).output).toBe('[]');
  });

  test('prints maps in the context, and looks names up as they are spelled', () => {
    const { output } = renderTemplate("$context.a [$input.params('x-a')]", {
      context: { a: { b: 1.5, c: [true, null] } },
      params: { header: { 'X-A': '1' } },
    });
    expect(output).toBe('{b=1.5, c=[true, null]} []');
  });
});
