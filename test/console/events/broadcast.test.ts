import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Broadcast } from '../../../src/console/events/broadcast.js';
import { summaryOf } from '../../../src/console/events/request-summary.js';
import type { EndEvent, FiguresSecond } from '../../../src/console/protocol/events.js';
import { FakeResponse } from './fake-response.js';
import { someRecord } from './some-record.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

const end = (requestId: string): EndEvent => ({
  type: 'end',
  request: summaryOf(someRecord({ requestId })),
});

const hello = (seconds: readonly FiguresSecond[] = []) => ({
  type: 'hello' as const,
  requests: [],
  kept: 5,
  seconds,
});

function opened(broadcast: Broadcast, seconds: readonly FiguresSecond[] = []): FakeResponse {
  const res = new FakeResponse();
  expect(broadcast.open(res.response, () => hello(seconds))).toBe(true);
  return res;
}

const withoutFigures = () =>
  new Broadcast(
    () => [],
    () => 1000,
  );

const namesOf = ({ events }: FakeResponse) => events.map(([name]) => name);

test('the first event is sent at once, the others in pieces', () => {
  const broadcast = withoutFigures();
  const pages = [opened(broadcast), opened(broadcast)];
  expect(pages.map(namesOf)).toEqual([['hello'], ['hello']]);
  for (let i = 0; i < 100; i += 1) {
    broadcast.tell(end(`${i}`));
  }
  expect(pages.map(({ chunks }) => chunks.length)).toEqual([1, 1]);
  vi.advanceTimersByTime(50);
  expect(pages.map(({ chunks }) => chunks.length)).toEqual([2, 2]);
  expect(pages.map(({ events }) => events.length)).toEqual([101, 101]);
  broadcast.clear();
  broadcast.documentChanged();
  vi.advanceTimersByTime(50);
  expect(namesOf(pages[0] as FakeResponse).slice(-2)).toEqual(['cleared', 'document']);
});

test('figures follow when their second is over, and once', () => {
  const seconds: FiguresSecond[] = [{ time: 4, methods: [] }];
  let rest = 300;
  const broadcast = new Broadcast(
    (after) => seconds.filter(({ time }) => time > after),
    () => rest,
  );
  const page = opened(broadcast, [...seconds]);
  broadcast.figuresAdded();
  broadcast.figuresAdded();
  seconds.push({ time: 5, methods: [] });
  vi.advanceTimersByTime(299);
  rest = 0;
  expect(namesOf(page)).toEqual(['hello']);
  vi.advanceTimersByTime(2000);
  expect(page.events.slice(1)).toEqual([['second', { second: { time: 5, methods: [] } }]]);
});

test('no timer gets a negative time, of which Node would warn', () => {
  const start = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => start.mockRestore());
  const broadcast = new Broadcast(
    () => [],
    () => -5000,
  );
  opened(broadcast);
  broadcast.figuresAdded();
  expect(start.mock.calls.map(([, millis]) => millis)).toEqual([0]);
});

test('a page that reads slowly gets all figures later, and does not slow down another', () => {
  const seconds: FiguresSecond[] = [];
  let rest = 0;
  const broadcast = new Broadcast(
    (after) => seconds.filter(({ time }) => time > after),
    () => rest,
  );
  const [slow, quick] = [opened(broadcast), opened(broadcast)];
  slow.takesMore = false;
  broadcast.tell(end('a'));
  vi.advanceTimersByTime(50);
  for (let time = 1; time <= 3; time += 1) {
    seconds.push({ time, methods: [] });
    rest = 1000;
    broadcast.figuresAdded();
    rest = 0;
    vi.advanceTimersByTime(1000);
  }
  expect(namesOf(quick)).toEqual(['hello', 'end', 'second', 'second', 'second']);
  expect(namesOf(slow)).toEqual(['hello', 'end']);
  slow.drain();
  expect(namesOf(slow)).toEqual(['hello', 'end', 'second', 'second', 'second']);
});

test('signs of life come while a page is open', () => {
  const broadcast = withoutFigures();
  const page = opened(broadcast);
  vi.advanceTimersByTime(30_000);
  expect(page.chunks.slice(1)).toEqual([': \n\n', ': \n\n']);
});

test('without a page nothing waits for anything', () => {
  const broadcast = withoutFigures();
  const page = opened(broadcast);
  expect(broadcast.isWatched).toBe(true);
  broadcast.tell(end('a'));
  broadcast.figuresAdded();
  expect(vi.getTimerCount()).toBe(3);
  page.leave();
  expect([broadcast.isWatched, vi.getTimerCount()]).toEqual([false, 0]);
  broadcast.tell(end('b'));
  broadcast.clear();
  broadcast.figuresAdded();
  expect(vi.getTimerCount()).toBe(0);
});

test('closing ends all streams', () => {
  const broadcast = withoutFigures();
  const pages = [opened(broadcast), opened(broadcast)];
  broadcast.tell(end('a'));
  broadcast.close();
  expect(pages.map(({ writableEnded }) => writableEnded)).toEqual([true, true]);
  expect([broadcast.isWatched, vi.getTimerCount()]).toEqual([false, 0]);
});

test('pages are limited', () => {
  const broadcast = withoutFigures();
  const pages = Array.from({ length: 32 }, () => opened(broadcast));
  const late = new FakeResponse();
  expect(broadcast.open(late.response, () => hello())).toBe(false);
  expect(late.chunks).toEqual([]);
  pages[7]?.leave();
  opened(broadcast);
});
