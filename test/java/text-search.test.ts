import { describe, expect, test } from 'vitest';
import {
  afterRun,
  indexOfText,
  lastIndexOfText,
  sameText,
  splitText,
} from '../../src/java/text-search.js';
import { velocityRows } from '../support/velocity-rows.js';

velocityRows('searches in texts', [
  ["#if('a' != 'a')T#{else}F#end", 'F'],
  ["#set($s='Hello, World')[$s.lastIndexOf('o')]", '[8]'],
  ["#set($s='Hello, World')[$s.replace('','-')]", '[-H-e-l-l-o-,- -W-o-r-l-d-]'],
]);

/** A budget that counts. */
function meter() {
  const steps: number[] = [];
  return {
    steps,
    spend: (count: number) => void steps.push(count),
    total: () => steps.reduce((a, b) => a + b, 0),
  };
}

const A = 'a'.repeat(100);
const texts = [`${A}b${A}`, `${A}${A}`, 'aab'.repeat(60), '', 'b', `x${'aab'.repeat(30)}${A}y`];
const parts = [
  A,
  `${A}b`,
  `b${A}`,
  'aab'.repeat(25),
  'aab'.repeat(3),
  `${'aab'.repeat(30)}a`,
  'a',
  '',
  'b',
  'x'.repeat(300),
];

describe('a search finds what JavaScript’s own finds, long parts included', () => {
  test.each(texts.flatMap((text) => parts.map((part) => [text, part] as const)))(
    '%j, %j',
    (text, part) => {
      for (const from of [-1, 0, 1, 50, text.length, text.length + 1]) {
        expect(indexOfText(text, part, from, meter()), `from ${from}`).toBe(
          text.indexOf(part, from),
        );
        const last = from < 0 ? -1 : text.lastIndexOf(part, from);
        expect(lastIndexOfText(text, part, from, meter()), `to ${from}`).toBe(last);
      }
      if (part !== '') {
        expect(splitText(text, part, meter())).toEqual(text.split(part));
      }
      expect(sameText(text, part, meter())).toBe(text === part);
    },
  );
});

test('a search is charged for what it reads, and never less than nothing', () => {
  const text = 'a'.repeat(64_000);
  const part = `${'a'.repeat(999)}b`;
  for (const search of [
    (work: ReturnType<typeof meter>) => indexOfText(text, part, 0, work),
    (work: ReturnType<typeof meter>) => indexOfText(text, 'b', 0, work),
    (work: ReturnType<typeof meter>) => lastIndexOfText(text, part, 64_000, work),
    (work: ReturnType<typeof meter>) => lastIndexOfText(text, 'b', 64_000, work),
    (work: ReturnType<typeof meter>) => splitText(text, part, work),
    (work: ReturnType<typeof meter>) => sameText(text, `${text.slice(1)}b`, work),
  ]) {
    const work = meter();
    search(work);
    expect(work.total()).toBeGreaterThanOrEqual(1000);
    expect(work.steps.every((steps) => steps >= 0)).toBe(true);
  }
  const work = meter();
  indexOfText('abc', 'x', 1000, work);
  sameText('abc', 'abd', work);
  expect(work.total()).toBe(0);
  indexOfText(text, part, 0, work);
  expect(work.steps).toContain(part.length >> 3);
});

test.each([
  ['  a', 0, 2],
  ['a  ', 1, 3],
  ['aa', 1, 1],
  ['', 0, 0],
])('the blanks of %j from %i on end at %i', (text, from, end) => {
  expect(afterRun(text, from, / */y)).toBe(end);
});
