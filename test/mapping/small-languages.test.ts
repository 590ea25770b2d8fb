import { describe, expect, test } from 'vitest';
import { headerBytes, headerText } from '../../src/http/header-text.js';
import { isBinaryMediaType, isMediaType, mediaTypeOf } from '../../src/http/media-type.js';
import { compileSubstitution } from '../../src/mapping/gateway-response-template.js';
import { compileSelectionPattern } from '../../src/mapping/selection-pattern.js';
import { scopeOf } from '../support/scope.js';

describe('media types', () => {
  test.each([
    ['application/json; charset=UTF-8', 'application/json'],
    ['Text/HTML', 'text/html'],
    ['image/webp,image/*,*/*;q=0.8', 'image/webp'],
    ['', ''],
  ])('%s', (header, mediaType) => {
    expect(mediaTypeOf(header)).toBe(mediaType);
  });

  test.each([
    ['image/png', ['image/png'], true],
    ['image/png', ['image/*'], true],
    ['image/png', ['*/*'], true],
    ['image/png', ['image/jpeg', 'application/*'], false],
    ['image/*', ['image/png'], false],
    ['image/*', ['image/*'], true],
    ['text/plain', [], false],
  ])('%s among %s: %s', (mediaType, list, expected) => {
    expect(isBinaryMediaType(mediaType, list)).toBe(expected);
  });

  test.each([
    ['application/json', true],
    ['application/vnd.api+json; v=1', true],
    ['application/json" ', false],
    ['json', false],
  ])('%s can be one: %s', (text, expected) => {
    expect(isMediaType(text)).toBe(expected);
  });
});

describe('header values', () => {
  test.each([
    ['plain', 'plain'],
    ['Ã©', 'é'],
    ['\u00e9', '\u00e9'],
  ])('%s as text', (bytes, text) => {
    expect(headerText(bytes)).toBe(text);
  });

  test('text as bytes', () => {
    expect(headerBytes('a é 漢')).toBe('a Ã© æ¼¢');
  });
});

describe('selection patterns are Java expressions for the whole status', () => {
  test.each([
    ['200', '200', true],
    ['20', '200', false],
    ['2\\d{2}', '204', true],
    ['4\\d{2}|500', '500', true],
    ['.*4\\d{2}.*', '404', true],
    ['(\\n|.)+', '200', true],
    ['^[^1-5].*', '200', false],
    ['(?i)5XX|5\\d\\d', '503', true],
  ])('%s and %s: %s', (pattern, status, expected) => {
    expect(compileSelectionPattern(pattern).matches(status)).toBe(expected);
  });

  test('what is none is refused', () => {
    expect(() => compileSelectionPattern('2\\d{')).toThrow('is no Java regular expression');
  });
});

describe('gateway response templates', () => {
  const scope = scopeOf({
    request: { queryString: 'q=1', headers: ['X-A', 'h'] },
    context: { stage: 's', error: { messageString: '"No"', responseType: 'T' } },
    stageVariables: { a: 'A' },
  });
  test.each([
    ['{"message":$context.error.messageString}', '{"message":"No"}'],
    ['${context.error.responseType}!', 'T!'],
    ["$stageVariables['a']$stageVariables.a${stageVariables.a}", 'AAA'],
    ['$method.request.header.X-A method.request.querystring.q', 'h 1'],
    ['#if(true)x#end $input.body $unknown', '#if(true)x#end $input.body $unknown'],
    ['[$context.nothing]', '[]'],
    ['', ''],
  ])('%s', (template, rendered) => {
    expect(compileSubstitution(template).render(scope)).toBe(rendered);
  });
});
