import { expect, test } from 'vitest';
import { incomplete, mismatch, outOfScope, unknownToken } from '../../src/iam/refusals.js';

test.each([
  [unknownToken('why'), 'ACCESS_DENIED', 'AccessDeniedException'],
  [incomplete('text'), 'INVALID_SIGNATURE', 'IncompleteSignatureException'],
  [outOfScope('text'), 'INVALID_SIGNATURE', 'InvalidSignatureException'],
  [mismatch('why'), 'INVALID_SIGNATURE', 'InvalidSignatureException'],
])('%s is a 403 of its type', (error, type, errorType) => {
  expect(error).toMatchObject({ type, errorType, statusCode: 403 });
  expect(error.message).not.toContain('why');
});
