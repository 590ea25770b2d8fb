import { expect, test } from 'vitest';
import { functionErrorOf } from '../../../../src/execute/integrations/lambda/function-error.js';

test.each([
  ['{"errorMessage":"no"}', 'no', undefined],
  ['{"errorMessage":"{\\"a\\":1}","b":2}', '{"a":1}', '{"errorMessage":{"a":1},"b":2}'],
  ['{"errorMessage":5}', '', undefined],
  ['"text"', '', undefined],
  ['not JSON', '', undefined],
])('%s', (payload, message, mappable) => {
  expect(functionErrorOf(payload)).toEqual({ message, mappable });
});
