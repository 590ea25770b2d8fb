import { expect, test } from 'vitest';
import { spanPieces, spansText } from '../../../../../console/requests/list/span-pieces.js';

const span = (start: number, durationInMillis: number) =>
  ({ part: 'backend', start, durationInMillis }) as const;

test.each([
  ['within the request', 20, span(5, 10), { left: 25, width: 50 }],
  ['beyond its end', 20, span(15, 10), { left: 75, width: 25 }],
  ['after its end', 20, span(30, 10), { left: 100, width: 0 }],
  ['before its start', 20, span(-10, 15), { left: 0, width: 25 }],
  ['of a request without a duration', 0, span(0, 1), { left: 0, width: 0 }],
])('a span %s', (_, durationInMillis, one, piece) => {
  expect(spanPieces({ spans: [one], durationInMillis })).toEqual([{ part: 'backend', ...piece }]);
});

test('the pieces of a bar have a limit', () => {
  const spans = Array.from({ length: 100 }, (_, at) => span(at, 1));
  expect(spanPieces({ spans, durationInMillis: 100 }).length).toBe(40);
});

test('the words have each part once', () => {
  const spans = [
    { part: 'mapping', start: 0, durationInMillis: 0.3 },
    span(1, 20),
    { part: 'mapping', start: 21, durationInMillis: 0.2 },
  ] as const;
  expect(spansText({ spans, durationInMillis: 22 })).toBe('mapping 0.50 ms, backend 20.0 ms');
});
