import { expect, test } from 'vitest';
import {
  templateMember,
  templateMemberText,
} from '../../../src/import/document/template-member.js';

const templates = { 'Application/JSON': 'one', ' text/plain': 'two', $default: 'three' };
const twice = { 'a/b': 'first', 'A/B': 'last' };
const root = { templates, twice, other: { $ref: '#/templates' }, none: 7 };

test.each([
  ['#/templates', 'application/json', templates, 'Application/JSON'],
  ['#/templates', 'text/plain', templates, ' text/plain'],
  ['#/templates', '$default', templates, '$default'],
  ['#/other', 'application/json', templates, 'Application/JSON'],
  ['#/twice', 'a/b', twice, 'A/B'],
])('%s has %s', (pointer, mediaType, container, key) => {
  const member = templateMember(root, pointer, mediaType);
  expect(member?.container).toBe(container);
  expect(member?.key).toBe(key);
});

test.each([
  ['#/templates', 'text/html'],
  ['#/templates', 'constructor'],
  ['#/none', 'application/json'],
  ['#/missing', 'application/json'],
])('%s has no %s', (pointer, mediaType) => {
  expect(templateMember(root, pointer, mediaType)).toBeUndefined();
});

test.each([
  ['text', 'text'],
  [{ statusCode: 200 }, '{"statusCode":200}'],
  [null, ''],
  [undefined, ''],
])('the text of %j', (value, text) => {
  expect(templateMemberText({ container: {}, key: 'a', value })).toBe(text);
});
