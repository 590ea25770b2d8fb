import { expect, test } from 'vitest';
import { draftOf, keepDraft } from '../../../../../console/templates/choice/drafts.js';

test('a template without a draft is the text of the file', () => {
  expect(draftOf('#/new', 'a')).toEqual({ text: 'a', base: 'a' });
});

test('a draft stays while the file changes, and knows on what it is based', () => {
  keepDraft('#/edited', { text: 'b', base: 'a' });
  expect(draftOf('#/edited', 'c')).toEqual({ text: 'b', base: 'a' });
});

test('a draft without changes follows the file', () => {
  keepDraft('#/read', { text: 'a', base: 'a' });
  expect(draftOf('#/read', 'c')).toEqual({ text: 'c', base: 'c' });
});

test('what was written freely stays', () => {
  expect(draftOf(undefined, undefined)).toMatchObject({ base: undefined });
  keepDraft(undefined, { text: 'mine', base: undefined });
  expect(draftOf(undefined, undefined)).toEqual({ text: 'mine', base: undefined });
});
