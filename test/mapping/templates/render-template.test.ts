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

  test('does not change its input', () => {
    const input = { context: { a: { b: 1 } }, params: { header: { 'X-A': '1' } }, body: '{"a":1}' };
    const before = structuredClone(input);
    renderTemplate("#set($context.a.b = 2)#set($x = $input.params().header.put('X-A', 2))", input);
    expect(input).toEqual(before);
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
