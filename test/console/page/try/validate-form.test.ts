import { expect, test } from 'vitest';
import { earlierFields, formField, withValue } from '../../../../console/try/form-field.js';
import { formOfMethod, type TryForm } from '../../../../console/try/try-form.js';
import { bodyHint, canSend, validateForm } from '../../../../console/try/validate-form.js';
import { sampleMethod } from '../support/sample-api.js';

const FORM: TryForm = {
  ...formOfMethod('/a/{id}/{proxy+}', sampleMethod()),
  httpMethod: 'POST',
  path: [field('id', '1'), field('proxy', 'x/y')],
  query: [],
  headers: [],
};

test.each<[string, Partial<TryForm>, string | undefined, boolean]>([
  ['nothing odd', {}, undefined, true],
  ['an empty path parameter', { path: [field('id', '')] }, 'path parameter id', false],
  ['a path parameter that leads upwards', { path: [field('id', '..')] }, 'change the path', false],
  ['such a segment in a greedy one', { path: [field('proxy', 'a/./b')] }, 'change the path', false],
  ['a slash in a segment', { path: [field('id', '../b')] }, undefined, true],
  ['a value without a name', { query: [field('', 'x')] }, 'Type a name', false],
  ['a row that is empty', { query: [field('', '')] }, undefined, true],
  [
    'a required parameter without a value, which the gateway refuses',
    { query: [formField({ name: 'q', isRequired: true, isNamed: true })] },
    'requires q',
    true,
  ],
  ['a name that is not a token', { headers: [field('a b', '1')] }, 'letters, digits', false],
  ['a line end in a header', { headers: [field('a', '1\r\nb: 2')] }, 'control characters', false],
  ['a tab in a header', { headers: [field('a', '1\t2')] }, undefined, true],
  ['text in a header', { headers: [field('a', 'ä😀')] }, undefined, true],
  ['what was masked', { headers: earlierFields([['A', '*****']]) }, 'was masked', false],
  [
    'what was typed again',
    { headers: earlierFields([['A', '*****']]).map((one) => withValue(one, '*****')) },
    undefined,
    true,
  ],
])('%s', (_, part, message, isSent) => {
  const problems = validateForm({ ...FORM, ...part });
  const [first] = [...problems.fields.values()];
  expect(first?.message ?? '').toContain(message ?? '');
  expect(problems.fields.size).toBe(message === undefined ? 0 : 1);
  expect(canSend(problems)).toBe(isSent);
});

test.each([
  ['POST', false],
  ['GET', true],
])('a masked body keeps a %s from being sent, unless it has none: %s', (httpMethod, isSent) => {
  const problems = validateForm({ ...FORM, httpMethod, body: '*****', isBodyMasked: true });
  expect(canSend(problems)).toBe(isSent);
});

test.each([
  ['', '{', true],
  ['', '{}', false],
  ['', '', false],
  ['application/vnd.api+json; charset=utf-8', '{', true],
  ['text/plain', '{', false],
  ['text/plain; a=/json', '{', false],
])('a body of type %j that is %j: hint %s', (type, body, hasHint) => {
  const headers = type === '' ? [] : [field('content-type', type)];
  expect(bodyHint({ ...FORM, headers, body }) !== undefined).toBe(hasHint);
});

function field(name: string, value: string) {
  return formField({ name, value });
}
