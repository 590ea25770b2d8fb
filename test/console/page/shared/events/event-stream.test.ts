import { expect, test } from 'vitest';
import { EventStreamReader } from '../../../../../console/shared/events/event-stream.js';

const TEXT = `: a comment

event: begin
data: {"id":"1","path":"/a: b"}

event:dropped
data:{"count":
data: 2}

event: unknown
data: {}

event: document

event: end
data: {"broken

data: {"count": 1}

event: cleared
data: {"type":"end"}

`;

const EVENTS = [
  { type: 'begin', id: '1', path: '/a: b' },
  { type: 'dropped', count: 2 },
  { type: 'document' },
  { type: 'cleared' },
];

test.each([
  ['at once', TEXT.length],
  ['by 7 characters', 7],
  ['by single characters', 1],
])('events that arrive %s', (_, size) => {
  for (const end of ['\n', '\r\n']) {
    const reader = new EventStreamReader();
    const text = TEXT.replaceAll('\n', end);
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(EVENTS);
  }
});

test('an event without its end is not one yet', () => {
  const reader = new EventStreamReader();
  expect(reader.read('event: cleared\ndata: {}\n')).toEqual([]);
  expect(reader.read('\n')).toEqual([{ type: 'cleared' }]);
});
