import { describe, expect, test } from 'vitest';
import {
  afterEvents,
  FIRST_STATE,
  KEPT_SECONDS,
  withPause,
} from '../../../../../console/shared/state/console-state.js';
import type { ConsoleEvent } from '../../../../../src/console/protocol/events.js';
import { sampleSummary } from '../../support/sample-summary.js';

const hello = (ids: readonly string[], kept = 3): ConsoleEvent => ({
  type: 'hello',
  requests: ids.map((id) => sampleSummary({ id })),
  kept,
  seconds: [],
});
const begin = (id: string): ConsoleEvent => ({
  type: 'begin',
  id,
  time: 0,
  httpMethod: 'GET',
  path: '/',
  resourcePath: undefined,
});
const end = (id: string): ConsoleEvent => ({ type: 'end', request: sampleSummary({ id }) });
const second = (time: number): ConsoleEvent => ({ type: 'second', second: { time, methods: [] } });

describe('the requests after events', () => {
  test.each<[string, readonly ConsoleEvent[], readonly string[], readonly string[]]>([
    ['those that are kept', [hello(['1', '2'])], ['1', '2'], []],
    ['one that runs', [begin('1')], [], ['1']],
    ['one that has ended', [begin('1'), begin('2'), end('1')], ['1'], ['2']],
    ['no more than are kept', [hello(['1', '2', '3']), end('4'), end('5')], ['3', '4', '5'], []],
    ['a new connection', [begin('1'), end('2'), hello(['3'])], ['3'], []],
    ['some that were dropped', [begin('1'), { type: 'dropped', count: 2 }], [], []],
    ['a cleared list', [hello(['1']), end('2'), { type: 'cleared' }, end('3')], ['3'], []],
    ['another document', [end('1'), { type: 'document' }], ['1'], []],
  ])('%s', (_, events, ended, running) => {
    const state = afterEvents(FIRST_STATE, events);
    expect(state.requests.map(({ id }) => id)).toEqual(ended);
    expect([...state.running.keys()]).toEqual(running);
  });

  test('are the same in one step and in several', () => {
    const events = [hello(['1']), begin('2'), begin('3'), end('2'), end('3'), begin('4')];
    const oneByOne = events.reduce((state, event) => afterEvents(state, [event]), FIRST_STATE);
    expect(afterEvents(FIRST_STATE, events)).toEqual(oneByOne);
  });

  test('have a limit for those that run', () => {
    const events = Array.from({ length: 300 }, (_, at) => begin(String(at)));
    const { running } = afterEvents(FIRST_STATE, events);
    expect([running.size, running.has('99'), running.has('100')]).toEqual([200, false, true]);
  });
});

test('a paused list does not change, and has everything afterwards', () => {
  const paused = withPause(afterEvents(FIRST_STATE, [hello(['1'])]), true);
  const later = afterEvents(paused, [end('2'), end('3')]);
  expect(later.requests).toBe(paused.requests);
  const reconnected = afterEvents(later, [hello(['1', '2', '3', '4'], 9), end('5')]);
  expect(reconnected.requests).toBe(paused.requests);
  expect(reconnected.held.map(({ id }) => id)).toEqual(['2', '3', '4', '5']);
  const after = withPause(reconnected, false);
  expect(after.requests.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  expect(after.held).toEqual([]);
});

test('what was dropped is counted until the list is cleared', () => {
  const dropped: ConsoleEvent = { type: 'dropped', count: 2 };
  const state = afterEvents(FIRST_STATE, [dropped, dropped]);
  expect(state.dropped).toBe(4);
  expect(afterEvents(state, [{ type: 'cleared' }]).dropped).toBe(0);
});

test('each second is there once, and the oldest leave', () => {
  const { seconds } = afterEvents(FIRST_STATE, [second(1), second(2), second(2)]);
  expect(seconds.map(({ time }) => time)).toEqual([1, 2]);
  const events = Array.from({ length: KEPT_SECONDS + 5 }, (_, time) => second(time));
  const many = afterEvents(FIRST_STATE, events).seconds;
  expect([many.length, many[0]?.time]).toEqual([KEPT_SECONDS, 5]);
});
