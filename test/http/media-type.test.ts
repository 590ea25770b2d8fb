import { describe, expect, test } from 'vitest';
import { isBinaryMediaType, isMediaType, mediaTypeOf } from '../../src/http/media-type.js';

describe('the media type of a header', () => {
  test.each([
    ['application/json; charset=UTF-8', 'application/json'],
    ['Text/HTML', 'text/html'],
    ['image/webp,image/*,*/*;q=0.8', 'image/webp'],
    ['', ''],
  ])('%j: %j', (header, mediaType) => {
    expect(mediaTypeOf(header)).toBe(mediaType);
  });
});

describe('a binary media type', () => {
  test.each([
    ['image/png', ['image/png'], true],
    ['image/png', ['image/*'], true],
    ['image/png', ['*/*'], true],
    ['image/png', ['image/jpeg', 'application/*'], false],
    ['image/*', ['image/png'], false],
    ['image/*', ['image/*'], true],
    ['text/plain', [], false],
  ])('%s among %j: %s', (mediaType, list, expected) => {
    expect(isBinaryMediaType(mediaType, list)).toBe(expected);
  });
});

describe('the syntax of a media type', () => {
  test.each([
    ['application/json', true],
    ['application/vnd.api+json; v=1', true],
    ['application/json" ', false],
    ['json', false],
  ])('%j: %s', (text, expected) => {
    expect(isMediaType(text)).toBe(expected);
  });
});
