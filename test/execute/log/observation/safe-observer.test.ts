import { describe, expect, test } from 'vitest';
import {
  SafeObserver,
  SafeObservers,
} from '../../../../src/execute/log/observation/safe-observer.js';
import { unhandledRejections } from '../../../support/rejections.js';

const work = (log: string[]) => async () => {
  log.push('work');
  return log.length;
};

describe('the work is done once and at once,', () => {
  test.each<readonly [about: string, run: unknown, reported: number]>([
    ['without an observer', undefined, 0],
    ['if run does nothing', () => {}, 0],
    ['if run calls the rest', (rest: () => void) => rest(), 0],
    [
      'if run calls the rest twice',
      (rest: () => void) => {
        rest();
        rest();
      },
      0,
    ],
    [
      'if run throws',
      () => {
        throw new Error('x');
      },
      1,
    ],
    [
      'if run throws after the rest',
      (rest: () => void) => {
        rest();
        throw new Error('x');
      },
      1,
    ],
    ['if run rejects', () => Promise.reject(new Error('x')), 0],
  ])('%s', async (_, run, reported) => {
    const rejections = unhandledRejections();
    const log: string[] = [];
    const reports: unknown[] = [];
    const observer = new SafeObserver({ run }, (cause) => reports.push(cause));
    const result = observer.surround(work(log));
    expect(log).toEqual(['work']);
    expect(await result).toBe(1);
    expect(log).toEqual(['work']);
    expect(reports).toHaveLength(reported);
    expect(await rejections()).toEqual([]);
  });
});

test('a failure of the work is that of the result', async () => {
  const observer = new SafeObserver({ run: (rest: () => void) => rest() }, () => {});
  await expect(observer.surround(() => Promise.reject(new Error('work')))).rejects.toThrow('work');
});

test('a member that is a promise is not called, and may reject', async () => {
  const rejections = unhandledRejections();
  const reported: unknown[] = [];
  const observer = { run: Promise.reject(new Error('x')), end: Promise.reject(new Error('y')) };
  const safe = new SafeObserver(observer, (cause) => reported.push(cause));
  const done = safe.surround(async () => 1);
  expect(safe.tell('end', {})).toBeUndefined();
  expect(await done).toBe(1);
  expect([await rejections(), reported]).toEqual([[], []]);
});

test('members are called on their object, so that a class may be an observer', () => {
  class Counter {
    count = 0;
    end(event: { readonly by: number }): number {
      this.count += event.by;
      return this.count;
    }
  }
  const counter = new Counter();
  const observer = new SafeObserver(counter, () => {});
  expect(observer.tell('end', { by: 3 })).toBe(3);
  expect(observer.tell('boxStart', {})).toBeUndefined();
  expect(counter.count).toBe(3);
});

test.each<readonly [about: string, made: () => unknown]>([
  ['a promise', () => Promise.reject(new Error('late'))],
  ['text', () => 'x'],
  ['a number', () => 7],
])('an observer that is %s is reported and not called', async (_, made) => {
  const rejections = unhandledRejections();
  const reports: unknown[] = [];
  const observer = new SafeObserver(made(), (cause) => reports.push(cause));
  expect(observer.tell('end', {})).toBeUndefined();
  expect(String(reports)).toContain('return an object, or undefined');
  expect(await rejections()).toEqual([]);
});

describe('several observers', () => {
  test('are told the same, and one that throws keeps nothing from the others', () => {
    const reports: unknown[] = [];
    const observers = new SafeObservers(
      [
        { end: () => 'a' },
        undefined,
        {
          end: () => {
            throw new Error('x');
          },
        },
        { end: () => 'b' },
      ],
      (cause) => reports.push(cause),
    );
    expect(observers.tell('end', () => ({}))).toEqual(['a', undefined, 'b']);
    expect(reports).toHaveLength(1);
  });

  test('share one frozen event, which is made only for them', () => {
    const told: unknown[] = [];
    const end = (event: unknown) => told.push(event);
    new SafeObservers([{ end }, { end }], () => {}).tell('end', () => ({ by: 1 }));
    expect(told[0]).toBe(told[1]);
    expect(Object.isFrozen(told[0])).toBe(true);
    const fail = (): never => {
      throw new Error('made');
    };
    expect(new SafeObservers([undefined], () => {}).tell('end', fail)).toEqual([]);
  });

  test('surround the work, the first outermost', async () => {
    const log: string[] = [];
    const around = (name: string) => ({
      run: (rest: () => void) => {
        log.push(`> ${name}`);
        rest();
        log.push(`< ${name}`);
      },
    });
    await new SafeObservers([around('a'), {}, around('b')], () => {}).surround(work(log));
    expect(log).toEqual(['> a', '> b', 'work', '< b', '< a']);
  });
});
