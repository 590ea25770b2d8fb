import { expect, test } from 'vitest';
import {
  flagSetting,
  numberSetting,
  textSetting,
} from '../../../../../src/load/forms/cloudformation/api/stage-values.js';

test.each<readonly [unknown, string | undefined, number | undefined, boolean | undefined]>([
  ['a', 'a', undefined, undefined],
  ['', undefined, undefined, undefined],
  ['1.5', '1.5', 1.5, undefined],
  [7, '7', 7, undefined],
  ['Infinity', 'Infinity', undefined, undefined],
  [true, 'true', undefined, true],
  ['False', 'False', undefined, false],
  ['yes', 'yes', undefined, true],
  [null, undefined, undefined, undefined],
  [{}, undefined, undefined, undefined],
])('%j as text, number and flag', (value, text, number, flag) => {
  const settings = { a: value };
  expect(textSetting(settings, 'a')).toBe(text);
  expect(numberSetting(settings, 'a')).toBe(number);
  expect(flagSetting(settings, 'a')).toBe(flag);
});
