import { describe, expect, test } from 'vitest';
import {
  contentTypeOf,
  contentTypesOf,
  isBinaryMediaType,
  isMediaType,
  mediaTypeOf,
} from '../../src/http/media-type.js';
import { bodyText, documentOf, headerRecord, inMemory } from '../support/in-memory.js';

describe('the media type of a header', () => {
  test.each([
    ['application/json; charset=UTF-8', 'application/json'],
    ['Text/HTML', 'text/html'],
    [' text/html\t;q=1', 'text/html'],
    ['application/json x', 'application/json'],
    [' ;q=1', ''],
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

test.each<[string[], string[]]>([
  [[], []],
  [[''], []],
  [[' \t'], []],
  [['a/b'], ['a/b']],
  [[' a/b ; c=d '], ['a/b ; c=d']],
  [
    ['a/b', 'c/d'],
    ['a/b', 'c/d'],
  ],
  [['a/b, c/d'], ['a/b', 'c/d']],
  [['a/b,c/d;e=f,g/h'], ['a/b', 'c/d;e=f', 'g/h']],
  [[',a/b'], ['a/b']],
  [[' , a/b'], ['a/b']],
  [['a/b; c="x, y/z"'], ['a/b; c="x, y/z"']],
  [['a/b; c="x\\", y/z"'], ['a/b; c="x\\", y/z"']],
  [['a/b; c=x,y'], ['a/b; c=x,y']],
  [[',,, ,\t,a/b,, ,c/d'], ['a/b,,', 'c/d']],
  [[',  a,,a/b'], ['a,', 'a/b']],
  [['a/b; c="x, y/z'], ['a/b; c="x, y/z']],
])('Content-Type %j names %j', (fields, expected) => {
  const headers = fields.flatMap((value) => ['content-type', value]);
  expect(contentTypesOf(['X', '1', ...headers])).toEqual(expected);
  expect(contentTypeOf(headers)).toBe(expected[0]);
});

describe('what is validated is what is sent', () => {
  const schema = { type: 'object', required: ['id'] };
  const operation = {
    'x-amazon-apigateway-request-validator': 'body',
    requestBody: { content: { 'application/json': { schema } } },
  };
  const root = {
    'x-amazon-apigateway-request-validators': {
      body: { validateRequestBody: true, validateRequestParameters: false },
    },
  };
  const documents = ['http_proxy', 'http'].map((type) =>
    documentOf(
      {
        type,
        httpMethod: 'POST',
        uri: 'http://backend.test/',
        responses: { default: { statusCode: 200 } },
      },
      { method: 'post', operation, root },
    ),
  );
  const sendBody = async (document: object, fields: readonly string[], text: string) => {
    const memory = inMemory(document);
    const headers = fields.flatMap((value) => ['Content-Type', value]);
    const body = new TextEncoder().encode(text);
    const answer = await memory.send({ path: '/x', httpMethod: 'POST', headers, body });
    return { ...memory, answer };
  };

  test.each([
    [['application/json']],
    [['APPLICATION/json\t; charset=utf-8']],
    [['']],
    [[' ']],
    [['', 'application/json']],
    [['application/json', '']],
    [[';charset=utf-8']],
    [[',application/json']],
    [[]],
  ])('Content-Type %j is checked as JSON', async (fields) => {
    for (const document of documents) {
      const { answer, calls } = await sendBody(document, fields, '{}');
      expect(answer.status).toBe(400);
      expect(calls).toEqual([]);
    }
  });

  test.each<[readonly string[], string | undefined, string]>([
    [[''], undefined, 'application/json'],
    [[' ', ''], undefined, 'application/json'],
    [['', 'application/json'], 'application/json', 'application/json'],
    [['application/json', 'application/json'], 'application/json', 'application/json'],
  ])('Content-Type %j is passed on as %j', async (fields, asProxy, mapped) => {
    for (const [index, expected] of [asProxy, mapped].entries()) {
      const { calls } = await sendBody(documents[index] as object, fields, '{"id":1}');
      expect(headerRecord(calls[0]?.headers ?? [])['content-type']).toBe(expected);
      expect(await bodyText(calls[0] as never)).toBe('{"id":1}');
    }
  });
});
