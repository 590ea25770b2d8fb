import { expect, test } from 'vitest';
import type { FormField } from '../../../../console/try/form-field.js';
import { formOfMethod, formOfRecord, requestOfForm } from '../../../../console/try/try-form.js';
import { sampleMethod } from '../support/sample-api.js';
import { sampleRecord } from '../support/sample-record.js';

const METHOD = sampleMethod({
  requestParameters: [
    { location: 'path', name: 'id', required: true },
    { location: 'querystring', name: 'limit', required: false },
    { location: 'header', name: 'X-Api-Key', required: true },
  ],
  sample: {
    httpMethod: 'PUT',
    path: '/pets/id?limit=limit',
    headers: [['Content-Type', 'application/json']],
    body: '{"name": "name"}',
  },
});

test('a form begins with the sample of its method', () => {
  const form = formOfMethod('/pets/{id}', METHOD);
  expect(rows(form.path)).toEqual(['id=id required named']);
  expect(rows(form.query)).toEqual(['limit=limit named']);
  expect(rows(form.headers)).toEqual([
    'X-Api-Key= required named',
    'Content-Type=application/json',
  ]);
  expect(requestOfForm(form)).toEqual(METHOD.sample);
});

test('a form begins with the values of an earlier request, and marks what was masked', () => {
  const record = sampleRecord({
    httpMethod: 'POST',
    path: '/v1/pets/a%20b',
    steps: [
      {
        kind: 'methodRequest',
        pathParameters: [['id', 'a%20b']],
        queryParameters: [
          ['limit', '1'],
          ['limit', '2'],
          ['q', 'ä'],
        ],
        headers: [
          ['Host', '127.0.0.1:3000'],
          ['x-api-key', '*****'],
          ['Content-Length', '17'],
          ['Accept', '*/*'],
        ],
        body: { text: '{"password": "*****"}', length: 4000, isComplete: false },
      },
    ],
  });
  const form = formOfRecord('/pets/{id}', METHOD, record);
  expect(form).toMatchObject({ prefix: '/v1', isBodyMasked: true, isBodyCut: true });
  expect(rows(form.path)).toEqual(['id=a b required named']);
  expect(rows(form.query)).toEqual(['limit=1 named', 'limit=2', 'q=ä']);
  expect(rows(form.headers)).toEqual(['X-Api-Key=***** required named masked', 'Accept=*/*']);
  expect(requestOfForm(form).path).toBe('/v1/pets/a%20b?limit=1&limit=2&q=%C3%A4');
});

test('a request that did not get to its method leaves its path and its query', () => {
  const record = sampleRecord({
    httpMethod: 'PUT',
    path: '/pets/7',
    queryString: 'q=a+b',
    steps: [],
  });
  const form = formOfRecord('/pets/{id}', METHOD, record);
  expect(requestOfForm(form)).toEqual({
    httpMethod: 'PUT',
    path: '/pets/7?q=a%20b',
    headers: [],
    body: undefined,
  });
});

test.each([
  ['GET', undefined],
  ['HEAD', undefined],
  ['DELETE', '{"name": "name"}'],
])('a request %s has the body %j', (httpMethod, body) => {
  expect(requestOfForm({ ...formOfMethod('/pets/{id}', METHOD), httpMethod }).body).toBe(body);
});

function rows(fields: readonly FormField[]): readonly string[] {
  return fields.map(({ name, value, isRequired, isNamed, isMasked }) =>
    [
      `${name}=${value}`,
      ...(isRequired ? ['required'] : []),
      ...(isNamed ? ['named'] : []),
      ...(isMasked ? ['masked'] : []),
    ].join(' '),
  );
}
