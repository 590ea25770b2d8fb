import { expect, test } from 'vitest';
import { ApiImportError } from '../../../../../src/errors.js';
import { TranslationBudget } from '../../../../../src/load/forms/sam/document/translation-budget.js';
import { bareContext } from '../../rest-api/parts.js';

test('an object counts as one more than its members, up to 500,000 in all', () => {
  const context = bareContext();
  const budget = new TranslationBudget(context);
  budget.count(499_998);
  budget.count(0);
  const place = { container: {}, key: 'E', pointer: '#/Resources' } as const;
  expect(() => budget.count(0, place)).toThrow(ApiImportError);
  expect(context.sources.issues).toEqual([
    {
      severity: 'error',
      code: 'INVALID_DOCUMENT',
      message:
        'The template describes operations with more than 500000 members: remove the aliases or events that repeat them',
      pointer: '#/Resources/E',
    },
  ]);
});
