import { expect, test } from 'vitest';
import { renderTemplate } from '../../../../src/mapping/index.js';

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
