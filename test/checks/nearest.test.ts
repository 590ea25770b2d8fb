import { expect, test } from 'vitest';
import { didYouMean, nearestOf } from '../../src/checks/nearest.js';

test.each<[string, readonly string[], string | undefined]>([
  ['uri', ['uri', 'url'], 'uri'],
  ['prot', ['port', 'host'], 'port'],
  ['ur', ['uri'], undefined],
  ['URI', ['uri'], 'uri'],
  ['statuscode', ['statusCode', 'status'], 'statusCode'],
  ['respones', ['responses', 'response'], 'responses'],
  ['passThroughBehaviour', ['passthroughBehavior'], 'passthroughBehavior'],
  ['apple', ['responses'], undefined],
  ['', ['a'], undefined],
  ['abc', [], undefined],
])('the candidate nearest to %j in %j is %j', (word, candidates, nearest) => {
  expect(nearestOf(word, candidates)).toBe(nearest);
});

test('a candidate more than three changes away is too far, however long the word', () => {
  expect(nearestOf('x'.repeat(40), [`${'x'.repeat(37)}abc`])).toBeDefined();
  expect(nearestOf('x'.repeat(40), [`${'x'.repeat(36)}abcd`])).toBeUndefined();
});

test('only the beginning of a very long word is compared', () => {
  expect(nearestOf('x'.repeat(10_000_000), ['x'.repeat(60)])).toBe('x'.repeat(60));
});

test('a suggestion ends a message', () => {
  expect(didYouMean('respones', ['responses'])).toBe('; did you mean "responses"?');
  expect(didYouMean('apple', ['responses'])).toBe('');
});
