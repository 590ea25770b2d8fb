import { describe, expect, test } from 'vitest';
import { SHORTEST_PART, writtenForms } from '../../../../src/execute/log/secrets/written-forms.js';

const SECRET = 'pä"ss/wörd\'=&';
const FORMS = writtenForms(SECRET);
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the written forms of a text', () => {
  test.each([
    ['the text', SECRET],
    ['the bytes of a header', Buffer.from(SECRET).toString('latin1')],
    ['a URI', "p%C3%A4%22ss%2Fw%C3%B6rd'%3D%26"],
    ['a URI with small digits', "p%c3%a4%22ss%2fw%c3%b6rd'%3d%26"],
    ['form data', 'p%C3%A4%22ss%2Fw%C3%B6rd%27%3D%26'],
    ['JSON', 'pä\\"ss/wörd\'=&'],
    ['$util.escapeJavaScript', 'p\\u00E4\\"ss\\/w\\u00F6rd\\\'=&'],
    ['$util.escapeJavaScript with its quotes restored', 'p\\u00E4\\"ss\\/w\\u00F6rd\'=&'],
    ['base64', base64(SECRET)],
    ['base64 in a URI', encodeURIComponent(base64(SECRET))],
  ])('include %s', (_, form) => {
    expect(FORMS).toContain(form);
  });

  test('include form data with plus signs', () => {
    expect(writtenForms('a b c')).toContain('a+b+c');
  });

  test.each(['', 'x', 'xy', 'xyz'])('include what is certain of the base64 after %j', (before) => {
    const whole = base64(`${before}${SECRET}zzz`);
    expect([...FORMS].some((form) => form.length >= SHORTEST_PART && whole.includes(form))).toBe(
      true,
    );
  });

  test('include no part that is too short to say anything, and no empty form', () => {
    expect(writtenForms('')).toEqual(new Set());
    const forms = [...writtenForms('abc')];
    expect(forms.every((form) => form === 'abc' || form === 'YWJj')).toBe(true);
  });
});
