import { expect, test } from 'vitest';
import { copyNotes, sentRequest } from '../../../../../console/requests/copy/sent-request.js';
import { bodyOf, sampleRecord, withRequest } from '../../support/sample-record.js';

test('what the client has sent, without what belongs to its connection', () => {
  expect(sentRequest(sampleRecord())).toEqual({
    httpMethod: 'PUT',
    target: '/pets/7?dry=true',
    host: 'localhost:3000',
    headers: [
      ['Content-Type', 'application/json'],
      ['Authorization', '*****'],
    ],
    body: '{"type":"dog"}',
  });
});

test.each([
  [['X-Forwarded-For', '10.0.0.1']],
  [['Content-Length', '3']],
  [['Transfer-Encoding', 'chunked']],
  [['@file', 'a']],
  [['', 'a']],
  [['X-Split', 'a\r\nX-Other: b']],
  [['X-Nul', 'a\0']],
] as const)('the header %j is left out', (header) => {
  expect(sentRequest(sampleRecord(withRequest([header], undefined))).headers).toEqual([]);
});

test.each([
  ['@evil.example/', '/@evil.example/'],
  ['http://evil.example/', '/http://evil.example/'],
])('the path %j cannot change the server', (path, target) => {
  expect(sentRequest(sampleRecord({ path, queryString: '' })).target).toBe(target);
});

test('a request that was refused before it was read has neither headers nor body', () => {
  const { headers, body } = sentRequest(sampleRecord({ steps: [] }));
  expect([headers, body]).toEqual([[], undefined]);
});

test.each([
  [{ ...withRequest([], 'a'), queryString: '' }, []],
  [{}, [/\*{5} replaces a credential/]],
  [{ ...withRequest([], 'a'), queryString: 'key=*****' }, [/\*{5} replaces a credential/]],
  [withRequest([], { text: 'a', length: 9, isComplete: false }), [/beginning of the body/]],
  [withRequest([], bodyOf('\uFFFD')), [/not text/]],
])('notes about a copy of %j', (changes, notes) => {
  const found = copyNotes(sampleRecord(changes));
  expect(found).toEqual(notes.map((note) => expect.stringMatching(note)));
});
