import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { RequestHistory } from '../../../src/console/events/request-history.js';
import type { FiguresSecond } from '../../../src/console/protocol/events.js';
import type {
  ObserveHook,
  RequestObserver,
} from '../../../src/execute/log/observation/observer.js';
import type { Gateway } from '../../../src/gateway.js';
import { FakeResponse } from './fake-response.js';
import { someRecord } from './some-record.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

/** A history of a gateway that does what the test says. */
function history(keep = 3) {
  let hook: ObserveHook<unknown> | undefined;
  let reload: (() => void) | undefined;
  const clock = { now: 5_000_300 };
  const gateway = {
    observe(given: ObserveHook<unknown>, options: object) {
      expect(options).toEqual({ values: true });
      hook = given;
      return () => {
        hook = undefined;
      };
    },
    onReload(listener: () => void) {
      reload = listener;
      return () => {
        reload = undefined;
      };
    },
  } as unknown as Gateway<never>;
  const kept = new RequestHistory(gateway, keep, () => clock.now);
  const begin = (requestId: string, native?: object): RequestObserver =>
    hook?.(someRecord({ requestId }) as never, native) as RequestObserver;
  return {
    kept,
    clock,
    begin,
    request(requestId: string) {
      const record = someRecord({ requestId });
      begin(requestId).record?.(record);
      return record;
    },
    reload: () => reload?.(),
    isObserving: () => hook !== undefined || reload !== undefined,
    open() {
      const res = new FakeResponse();
      expect(kept.open(res.response)).toBe(true);
      return res;
    },
  };
}

test('a page is told what is kept, and what comes', () => {
  const { request, open, clock } = history();
  ['a', 'b', 'c', 'd'].forEach(request);
  const page = open();
  expect(page.events).toEqual([
    [
      'hello',
      {
        requests: [{ id: 'b' }, { id: 'c' }, { id: 'd' }].map((one) =>
          expect.objectContaining(one),
        ),
        kept: 3,
        seconds: [],
      },
    ],
  ]);
  request('e');
  vi.advanceTimersByTime(50);
  expect(page.events.slice(1)).toMatchObject([
    [
      'begin',
      { id: 'e', time: 1000, httpMethod: 'GET', path: '/pets/7', resourcePath: '/pets/{id}' },
    ],
    ['end', { request: { id: 'e', statusCode: 200 } }],
  ]);
  clock.now = 5_001_000;
  vi.advanceTimersByTime(700);
  expect(page.events.slice(3)).toMatchObject([
    ['second', { second: { time: 5000, methods: [{ method: 'GET /pets/{id}', count: 5 }] } }],
  ]);
});

test('a page that is opened later is told of the seconds that are over', () => {
  const { request, open, clock } = history();
  request('a');
  clock.now += 1000;
  request('b');
  const page = open();
  expect(page.events[0]?.[1]).toMatchObject({ seconds: [{ time: 5000 }] });
  clock.now += 1000;
  vi.advanceTimersByTime(1000);
  expect(page.events.slice(1)).toMatchObject([['second', { second: { time: 5001 } }]]);
});

test('a clock that is set back changes no second that was sent', () => {
  const { request, open, clock } = history();
  request('a');
  clock.now += 1000;
  const page = open();
  clock.now -= 10_000;
  request('b');
  clock.now += 12_000;
  vi.advanceTimersByTime(1000);
  const seconds = page.events.filter(([name]) => name === 'second');
  expect(seconds).toMatchObject([['second', { second: { time: 5001, methods: [{ count: 1 }] } }]]);
});

test.each([
  ['early', 695, 5, [2]],
  ['late', 705, 1000, [1, 1]],
])(
  'figures are sent without a further request where the timer of their second is %s',
  (_name, passed, rest, expected) => {
    const { request, open, clock } = history();
    const page = open();
    request('a');
    clock.now += passed;
    request('b');
    vi.advanceTimersByTime(700);
    clock.now += rest;
    vi.advanceTimersByTime(rest);
    const seconds = page.events.filter(([name]) => name === 'second') as [
      string,
      { second: FiguresSecond },
    ][];
    const counts = seconds.map(([, { second }]) => second.methods[0]?.count);
    expect(counts).toEqual(expected);
  },
);

test('records are found while they are kept', () => {
  const { kept, request } = history(1);
  const a = request('a');
  expect(kept.find('a')).toBe(a);
  request('b');
  expect(kept.find('a')).toBeUndefined();
  expect(kept.find(undefined)).toBeUndefined();
});

test('all are forgotten, but not the figures', () => {
  const { kept, request, open, clock } = history();
  request('a');
  clock.now += 1000;
  const page = open();
  kept.clear();
  vi.advanceTimersByTime(50);
  expect(page.events.at(-1)?.[0]).toBe('cleared');
  expect(kept.find('a')).toBeUndefined();
  expect(open().events[0]?.[1]).toMatchObject({ requests: [], seconds: [{ time: 5000 }] });
});

test('the ID of a request that the page sends is found by what its hooks get', () => {
  const { kept, begin } = history();
  const native = {};
  const idOf = kept.idOf(native);
  expect(idOf()).toBeUndefined();
  begin('of another', {});
  begin('of the page', native);
  expect(idOf()).toBe('of the page');
});

test('a change of the document is an event', () => {
  const { reload, open } = history();
  const page = open();
  reload();
  vi.advanceTimersByTime(50);
  expect(page.events.map(([name]) => name)).toEqual(['hello', 'document']);
});

test('closing ends it all', () => {
  const { kept, request, open, isObserving } = history();
  request('a');
  const page = open();
  kept.close();
  expect([isObserving(), page.writableEnded, kept.find('a'), vi.getTimerCount()]).toEqual([
    false,
    true,
    undefined,
    0,
  ]);
});

test('no more than 64 MiB are kept, however many requests there are', () => {
  const { kept, begin } = history(500);
  for (let i = 0; i < 1000; i += 1) {
    begin(`${i}`).record?.(someRecord({ requestId: `${i}`, size: 1_000_000 }));
  }
  const ids = Array.from({ length: 1000 }, (_, i) => `${i}`).filter((id) => kept.find(id));
  expect([ids.length, ids.at(-1)]).toEqual([67, '999']);
});
