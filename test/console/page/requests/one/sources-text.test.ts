import { expect, test } from 'vitest';
import { sourcesText } from '../../../../../console/requests/one/sources-text.js';

test.each([
  [[], ''],
  [[3], '3'],
  [[3, 4, 7], '3–7'],
])('%j is shown as %j', (sources, text) => {
  expect(sourcesText(sources)).toBe(text);
});
