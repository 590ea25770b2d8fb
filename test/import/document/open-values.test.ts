import { expect, test } from 'vitest';
import { OpenValues } from '../../../src/import/document/open-values.js';

const AT = { file: 'api.yaml', line: 3, column: 5 };

test('one value with its places, which are listed up to a number', () => {
  const open = new OpenValues();
  for (const line of [3, 4, 5, 6, 7]) {
    open.add('${host}', 'error', '#/a', { ...AT, line });
  }
  expect(open.issues()).toEqual([
    {
      code: 'UNRESOLVED_VARIABLE',
      severity: 'error',
      pointer: '#/a',
      message:
        'Only a deployment knows ${host} (3:5, 4:5, 5:5, and 2 more): set it in the option "variables", or use a stage variable, ${stageVariables.NAME}',
      position: AT,
    },
  ]);
});

test('several values are one issue for each severity; another file is named', () => {
  const open = new OpenValues();
  open.add('${a}', 'error', '#/a', AT);
  open.add('${b}', 'error', '#/b', { ...AT, file: 'models.yaml' });
  open.add('${c}', 'warning', '#/c', undefined);
  expect(open.issues().map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    'error: Only a deployment knows these 2 values: ${a} (3:5); ${b} (models.yaml:3:5): set them in the option "variables", or use a stage variable, ${stageVariables.NAME}',
    'warning: Only a deployment knows ${c} (#/c): set it in the option "variables", or use a stage variable, ${stageVariables.NAME} (until then the methods that need it respond with 500)',
  ]);
});
