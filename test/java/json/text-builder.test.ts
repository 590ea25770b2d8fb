import { expect, test } from 'vitest';
import { MAX_VALUE_TEXT, TextBuilder } from '../../../src/java/json/text-builder.js';
import { velocityRows } from '../../support/velocity-rows.js';

velocityRows('texts of values', [['$input.json("$.x[?].a")|', '[]|', { body: '{}' }]]);

test('a text is built up to its limit', () => {
  const out = new TextBuilder();
  out.append('a');
  out.append('b');
  expect(out.text).toBe('ab');
  out.append('x'.repeat(MAX_VALUE_TEXT - 2));
  expect(out.text).toHaveLength(MAX_VALUE_TEXT);
  expect(() => out.append('x')).toThrow(
    expect.objectContaining({ name: 'ValueTextError', code: 'ERR_VALUE_TEXT' }),
  );
});
