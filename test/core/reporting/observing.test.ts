import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Observers } from '../../../src/core/reporting/observing.js';
import { withDefaults } from '../../../src/core/settings.js';

const printed = vi.spyOn(console, 'error');
beforeEach(() => void printed.mockImplementation(() => {}));
afterEach(() => void printed.mockReset());

const observe = () => undefined;
const hooksOf = (observers: Observers<unknown>) =>
  observers.current?.observe.map(({ hook, wantsValues }) => [hook, wantsValues]);

test('without the options, nobody observes', () => {
  expect(new Observers(withDefaults({})).current).toBeUndefined();
});

test('with one of the two, there is nothing of the other', () => {
  const { current } = new Observers(withDefaults({ observe }));
  expect(current).toMatchObject({ writeAccess: undefined, openRecorder: undefined });
  expect(new Observers(withDefaults({ accessLog: { write: () => {} } })).current).toMatchObject({
    observe: [],
    writeAccess: expect.any(Function),
  });
});

describe('an observer that is added', () => {
  test('observes with those of the option until it is removed', () => {
    const observers = new Observers(withDefaults({ observe }));
    const added = () => undefined;
    const remove = observers.add(added);
    expect(hooksOf(observers)).toEqual([
      [observe, false],
      [added, false],
    ]);
    remove();
    remove();
    expect(hooksOf(observers)).toEqual([[observe, false]]);
  });

  test('leaves nobody observing, as before', () => {
    const observers = new Observers<unknown>(withDefaults({}));
    observers.add(observe)();
    expect(observers.current).toBeUndefined();
  });

  test('and is added twice, is removed one at a time', () => {
    const observers = new Observers<unknown>(withDefaults({}));
    const [first, second] = [observers.add(observe), observers.add(observe)];
    first();
    expect(hooksOf(observers)).toHaveLength(1);
    second();
    expect(observers.current).toBeUndefined();
  });

  test.each([
    [{}, false],
    [{ values: false }, false],
    [{ values: true }, true],
  ])('with the options %j has values kept: %j', (options, keeps) => {
    const observers = new Observers<unknown>(withDefaults({}));
    observers.add(observe, options);
    expect(observers.current?.openRecorder !== undefined).toBe(keeps);
  });

  test.each<readonly [hook: unknown, options: unknown, message: string]>([
    [undefined, {}, 'the first argument of observe must be a function, not undefined'],
    [{}, {}, 'the first argument of observe must be a function'],
    [observe, { value: true }, '"value" is not an option of observe'],
    [observe, { values: 'yes' }, 'values must be true or false, not "yes"'],
    [observe, 7, 'The options of observe must be an object'],
  ])('(%j, %j) is refused', (hook, options, message) => {
    const observers = new Observers<unknown>(withDefaults({}));
    expect(() => observers.add(hook as never, options as never)).toThrow(message);
    expect(observers.current).toBeUndefined();
  });
});

test('the first failure alone is printed, on one line and without a password', () => {
  const { current } = new Observers(withDefaults({ observe }));
  current?.report(new Error('http://user:verysecret@host/\nforged'));
  current?.report(new Error('again'));
  expect(printed.mock.calls).toEqual([
    [
      'apigateway-middleware: %s',
      'The option observe has failed, and later failures of it are not printed: http://user:*****@host/\\nforged',
    ],
  ]);
});
