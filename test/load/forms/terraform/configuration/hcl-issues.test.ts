import { expect, test } from 'vitest';
import {
  reportAt,
  reportHclError,
} from '../../../../../src/load/forms/terraform/configuration/hcl-issues.js';
import { HclError } from '../../../../../src/load/forms/terraform/hcl/index.js';
import { SourceText } from '../../../../../src/load/source/source-text.js';
import { bareContext } from '../../rest-api/parts.js';

const text = new SourceText('a = 1\nb = 2\n', 'main.tf');

test('an issue is reported once for each place', () => {
  const context = bareContext();
  for (const offset of [6, 6, 0]) {
    reportAt(context, 'warning', 'INVALID_VALUE', 'odd', { text, offset });
  }
  reportAt(context, 'warning', 'INVALID_VALUE', 'other', { text, offset: 6 });
  reportAt(context, 'warning', 'INVALID_VALUE', 'odd', undefined);
  reportAt(context, 'warning', 'INVALID_VALUE', 'odd', undefined);
  expect(context.sources.issues.map(({ message, position }) => [message, position?.line])).toEqual([
    ['odd', 2],
    ['odd', 1],
    ['other', 2],
    ['odd', undefined],
  ]);
  expect(context.sources.issues[0]).toEqual({
    severity: 'warning',
    code: 'INVALID_VALUE',
    message: 'odd',
    pointer: '#',
    position: { file: 'main.tf', line: 2, column: 1 },
  });
});

test('a mistake has the message and the place of its error', () => {
  const context = bareContext();
  const error = new HclError('Invalid value', 'it is odd', { text, offset: 6 });
  reportHclError(context, error, 'INVALID_DOCUMENT');
  expect(context.sources.issues).toEqual([
    {
      severity: 'error',
      code: 'INVALID_DOCUMENT',
      message: error.message,
      pointer: '#',
      position: { file: 'main.tf', line: 2, column: 1 },
    },
  ]);
  expect(error.message).toContain('it is odd');
});
