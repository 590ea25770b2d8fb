import { expect, test } from 'vitest';
import { clientFacts, recordBoxes } from '../../../../../console/requests/one/record-boxes.js';
import { bodyOf, sampleRecord } from '../../support/sample-record.js';

test('the boxes of a request that has come through', () => {
  expect(recordBoxes(sampleRecord())).toEqual({
    methodRequest: {
      title: 'Method Request',
      state: 'passed',
      facts: ['3 headers', 'Body 14 bytes', '2.0 ms'],
    },
    integrationRequest: {
      title: 'Integration Request',
      state: 'passed',
      facts: ['1 mapping', 'Template application/json', '1.0 ms'],
    },
    integration: {
      title: 'Integration',
      state: 'passed',
      facts: ['POST http://127.0.0.1:4000/pets/7', 'Status 201', '12.0 ms'],
    },
    integrationResponse: {
      title: 'Integration Response',
      state: 'passed',
      facts: ['2\\d{2} → 200', '3.0 ms'],
    },
    methodResponse: {
      title: 'Method Response',
      state: 'passed',
      facts: ['Status 200', 'Body 13 bytes', '2.0 ms'],
    },
  });
  expect(clientFacts(sampleRecord())).toEqual(['127.0.0.1', 'Got 200']);
});

test('the boxes of a request that an authorizer has refused', () => {
  const time = 0;
  const record = sampleRecord({
    boxes: [
      { name: 'Method Request', time, durationInMillis: 5, errorType: 'UNAUTHORIZED' },
      { name: 'Gateway Response', time, durationInMillis: 1, errorType: undefined },
    ],
    calls: [
      {
        kind: 'authorizer',
        name: 'Login',
        integrationType: undefined,
        httpMethod: undefined,
        origin: undefined,
        time,
        durationInMillis: 4,
        statusCode: undefined,
        errorType: 'UNAUTHORIZED',
      },
    ],
    steps: [
      {
        kind: 'gatewayResponse',
        type: 'UNAUTHORIZED',
        statusCode: 401,
        headers: [],
        body: bodyOf('{}'),
      },
    ],
  });
  const boxes = recordBoxes(record);
  expect(boxes.methodRequest).toEqual({
    title: 'Method Request',
    state: 'failed',
    facts: ['UNAUTHORIZED', 'Authorizer Login 4.0 ms', '5.0 ms'],
  });
  expect(boxes.integration).toEqual({ title: 'Integration', state: 'skipped', facts: [] });
  expect(boxes.methodResponse).toEqual({
    title: 'Gateway Response',
    state: 'passed',
    facts: ['UNAUTHORIZED', 'Status 401', 'Body 2 bytes'],
  });
});

test('a response from the cache', () => {
  const record = sampleRecord({ boxes: [], steps: [{ kind: 'cache', status: 'hit' }] });
  expect(recordBoxes(record).integration).toEqual({
    title: 'Integration',
    state: 'skipped',
    facts: ['The response was in the cache'],
  });
});
