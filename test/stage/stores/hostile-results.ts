/** Results of a store that are not what the interface says, and that must not harm the caller. */
export const NONSENSE: readonly (readonly [about: string, make: () => unknown])[] = [
  ['NaN', () => Number.NaN],
  ['infinity', () => Number.POSITIVE_INFINITY],
  ['a fraction', () => 0.5],
  ['true', () => true],
  ['an object', () => ({ value: 'x' })],
  ['a list', () => ['x']],
  ['a symbol', () => Symbol('x')],
  ['a function', () => () => 'x'],
  ['an object that rejects later', () => ({ value: Promise.reject(new Error('late')) })],
  ['a promise of an object', async () => ({})],
  [
    'an object whose members throw',
    () =>
      new Proxy(
        {},
        {
          get(_, name) {
            if (name === 'then') {
              return undefined;
            }
            throw new Error('trap');
          },
          ownKeys() {
            throw new Error('trap');
          },
        },
      ),
  ],
];

/** Ways in which a store has no result at all. */
export const FAILURES: readonly (readonly [about: string, fail: () => unknown])[] = [
  [
    'throws',
    () => {
      throw new Error('gone');
    },
  ],
  [
    'throws nothing',
    () => {
      throw undefined;
    },
  ],
  ['rejects', async () => Promise.reject(new Error('gone'))],
  ['rejects with nothing', async () => Promise.reject(undefined)],
  [
    'returns an object whose "then" throws',
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: a hostile store
      get then() {
        throw new Error('trap');
      },
    }),
  ],
  [
    'returns a thenable that throws',
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: a hostile store
      then() {
        throw new Error('trap');
      },
    }),
  ],
];
