import { expect, test } from 'vitest';
import { checkNames } from '../../../../src/load/forms/sam/check-names.js';
import { children, entryIn } from '../../../../src/load/forms/sam/document/entry.js';
import { SamTranslation } from '../../../../src/load/forms/sam/translation.js';
import { bareContext } from '../rest-api/parts.js';

test('members that SAM does not have are errors with a remedy', () => {
  const context = bareContext();
  const template = { Auth: { Authorizers: {}, Autorizers: {}, Other: 1 } };
  const entries = children(entryIn(template, 'Auth', '#'));
  const translation = new SamTranslation(template, context);
  checkNames(entries, ['Authorizers', 'InvokeRole'], '"Auth"', translation);
  const error = { severity: 'error', code: 'UNKNOWN_PROPERTY' };
  expect(context.sources.issues).toEqual([
    {
      ...error,
      pointer: '#/Auth/Autorizers',
      message: '"Autorizers" is not a property of "Auth"; did you mean "Authorizers"?',
    },
    {
      ...error,
      pointer: '#/Auth/Other',
      message: '"Other" is not a property of "Auth": use one of Authorizers, InvokeRole',
    },
  ]);
});
