import { expect, test } from 'vitest';
import { SamTranslation } from '../../../../src/load/forms/sam/translation.js';
import { plain } from '../../reading.js';
import { bareContext } from '../rest-api/parts.js';

const place = { container: {}, key: 'a', pointer: '#/x' } as const;

test('the sections of the result are copies', () => {
  const template = { Resources: { A: { Type: 'T' } }, Other: 1 };
  const translation = new SamTranslation(template, bareContext());
  translation.setResource('B', 'U', { p: 1 }, place, 'C');
  translation.conditions.C = true;
  expect(plain(translation.template)).toEqual({
    Resources: { A: { Type: 'T' }, B: { Type: 'U', Condition: 'C', Properties: { p: 1 } } },
    Conditions: { C: true },
    Other: 1,
  });
  expect(template).toEqual({ Resources: { A: { Type: 'T' } }, Other: 1 });
  expect(translation.source).toMatchObject({ container: template, key: 'Resources', pointer: '#' });
});

test('sections that are not objects are empty', () => {
  const translation = new SamTranslation({ Resources: 7, Conditions: ['a'] }, bareContext());
  expect(plain(translation.template)).toEqual({ Resources: {}, Conditions: {} });
});

test('a resource of the template itself stays, unless it is replaced', () => {
  const translation = new SamTranslation({ Resources: { A: { Type: 'T' } } }, bareContext());
  translation.addResource('A', 'U', {}, place);
  translation.addResource('B', 'U', {}, place, 'C');
  expect(plain(translation.resources)).toEqual({
    A: { Type: 'T' },
    B: { Type: 'U', Condition: 'C', Properties: {} },
  });
  translation.setResource('A', 'U', {}, place);
  expect(plain(translation.resources)).toMatchObject({ A: { Type: 'U', Properties: {} } });
});

test('issues are reported at their place', () => {
  const context = bareContext();
  const translation = new SamTranslation({}, context);
  translation.error('INVALID_TYPE', 'e', place);
  translation.warn('INVALID_VALUE', 'w', place);
  expect(context.sources.issues).toEqual([
    { severity: 'error', code: 'INVALID_TYPE', message: 'e', pointer: '#/x/a' },
    { severity: 'warning', code: 'INVALID_VALUE', message: 'w', pointer: '#/x/a' },
  ]);
});
