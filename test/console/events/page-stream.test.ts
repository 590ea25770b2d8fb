import { expect, test } from 'vitest';
import {
  eventText,
  type ListEntry,
  listEntry,
  PageStream,
} from '../../../src/console/events/page-stream.js';
import { summaryOf } from '../../../src/console/events/request-summary.js';
import { FakeResponse } from './fake-response.js';
import { someRecord } from './some-record.js';

const begin = (id: string): ListEntry =>
  listEntry({ type: 'begin', id, time: 1, httpMethod: 'GET', path: '/', resourcePath: undefined });
const end = (requestId: string, path = '/'): ListEntry =>
  listEntry({ type: 'end', request: summaryOf(someRecord({ requestId, path })) });

const none = () => [];

function opened() {
  const res = new FakeResponse();
  const drained: string[] = [];
  const page = new PageStream(res.response, 10, () => drained.push('drained'));
  return { res, page, drained, names: () => res.events.map(([name]) => name) };
}

test('an event has its type as its name, and the rest as its data, in one line', () => {
  expect(eventText({ type: 'dropped', count: 2 })).toBe('event: dropped\ndata: {"count":2}\n\n');
  const lines = begin('a\nevent: cleared\n\n\u2028').text.split('\n');
  expect(lines).toHaveLength(4);
});

test('what waits is sent in one piece', () => {
  const { res, page, names } = opened();
  page.add(begin('a'));
  page.add(end('a'));
  page.documentChanged();
  expect(res.chunks).toEqual([]);
  page.flush((second) => [{ time: second + 1, methods: [] }]);
  expect(res.chunks).toHaveLength(1);
  expect(names()).toEqual(['begin', 'end', 'document', 'second']);
  page.flush(none);
  expect(res.chunks).toHaveLength(1);
});

test('seconds are asked for after the last one that was sent', () => {
  const { page } = opened();
  const asked: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    page.flush((second) => {
      asked.push(second);
      return i === 0
        ? [
            { time: 17, methods: [] },
            { time: 18, methods: [] },
          ]
        : [];
    });
  }
  expect(asked).toEqual([10, 18, 18]);
});

test('while the connection takes no more, entries of the list wait, then are dropped and counted', () => {
  const { res, page, names, drained } = opened();
  res.takesMore = false;
  page.add(end('first'));
  page.flush(none);
  const path = '/'.padEnd(1500, 'x');
  for (let i = 0; i < 5000; i += 1) {
    page.add(begin(`${i}`));
    page.add(end(`${i}`, path));
    page.flush(() => {
      throw new Error('figures are not asked for');
    });
  }
  expect(res.chunks).toHaveLength(1);
  res.drain();
  expect(drained).toEqual(['drained']);
  page.flush((second) => [{ time: second + 1, methods: [] }]);
  const [, ...events] = res.events;
  const ends = events.filter(([name]) => name === 'end').length;
  expect(events[0]).toEqual(['dropped', { count: 5000 - ends }]);
  expect(ends).toBeLessThan(700);
  expect(names().at(-1)).toBe('second');
  expect(res.chunks[1]?.length).toBeLessThan(1.1 * 1024 * 1024);
  page.add(end('later'));
  page.flush(none);
  expect(names().slice(-2)).toEqual(['second', 'end']);
});

test('what was forgotten is neither sent nor counted', () => {
  const { page, res, names } = opened();
  res.takesMore = false;
  page.write('x\n\n');
  for (let i = 0; i < 1000; i += 1) {
    page.add(end(`${i}`, '/'.padEnd(2000, 'x')));
  }
  page.clear();
  page.add(end('later'));
  res.drain();
  page.flush(none);
  expect(names()).toEqual(['cleared', 'end']);
});

test('a sign of life is a comment, and not needed while the page reads slowly', () => {
  const { page, res } = opened();
  page.beat();
  expect(res.chunks).toEqual([': \n\n']);
  res.takesMore = false;
  page.beat();
  page.beat();
  expect(res.chunks).toHaveLength(2);
});

test('nothing is written after the end', () => {
  const { page, res } = opened();
  page.end();
  page.add(end('a'));
  page.flush(none);
  page.beat();
  expect(res.chunks).toEqual([]);
});
