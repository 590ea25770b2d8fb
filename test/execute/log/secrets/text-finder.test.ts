import { describe, expect, test } from 'vitest';
import { TextFinder } from '../../../../src/execute/log/secrets/text-finder.js';

describe('the finder', () => {
  test.each<[texts: string[], text: string, replaced: string]>([
    [[], 'nothing sought', 'nothing sought'],
    [['abc'], '', ''],
    [['abc'], 'xabcx abc', 'x*x *'],
    [['abc', 'bcd'], 'abcd', '*'], // overlapping
    [['abc', 'def'], 'abcdef', '*'], // touching
    [['he', 'she', 'hers'], 'ushers', 'u*'],
    [['aaab'], 'aaaaaab', 'aaa*'],
    [['a', 'aaa'], 'aaaa b', '* b'],
    [['abcde', 'c'], 'abcd', 'ab*d'], // an end inside of a beginning
    [['x\ud83d\ude00'], 'ax\ud83d\ude00b', 'a*b'],
  ])('replaces %j in %j: %j', (texts, text, replaced) => {
    expect(new TextFinder(texts).replaceAll(text, '*')).toBe(replaced);
  });

  test('finds what a search for each text by itself finds', () => {
    const words = (letters: string, length: number): string[] =>
      length === 0
        ? ['']
        : words(letters, length - 1).flatMap((w) => [...letters].map((l) => w + l));
    for (const text of words('ab', 9)) {
      for (const sought of [['aab', 'ba'], ['abab', 'bb', 'aaa'], ['a'], ['bbbb', 'abba']]) {
        const covered = [...text].map((_, at) =>
          sought.some((one) =>
            text.slice(Math.max(0, at - one.length + 1), at + one.length).includes(one),
          ),
        );
        const found = new Set(
          new TextFinder(sought)
            .places(text)
            .flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        expect([...text].map((_, at) => found.has(at))).toEqual(covered);
      }
    }
  });

  test('finds in a long text what it finds in each part of it', () => {
    const part = 'xaaab bbé\u20acabx';
    const long = part.repeat(1000);
    const sought = ['aaab', 'ab', 'b bb', 'bé\u20ac', 'zz'];
    const short = new TextFinder(sought).places(part);
    const places = new TextFinder(sought).places(long);
    expect(places).toHaveLength(1000 * short.length);
    expect(places).toEqual(
      Array.from({ length: 1000 }, (_, n) =>
        short.map(([start, end]) => [start + n * part.length, end + n * part.length]),
      ).flat(),
    );
  });

  test.each([1, 100, 10_000])('reads each unit once, even for %d texts', (count) => {
    const texts = Array.from({ length: count }, (_, i) => `aaa${i.toString(36).padStart(8, 'a')}`);
    let reads = 0;
    const text = {
      length: 50_000,
      charCodeAt: () => {
        reads += 1;
        return 97;
      },
    };
    new TextFinder(texts).places(text);
    expect(reads).toBe(50_000);
  });
});
