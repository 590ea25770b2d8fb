import { expect, test } from 'vitest';
import { messagePairs } from '../../../../../console/requests/one/message-text.js';
import { sampleRecord } from '../../support/sample-record.js';

test('request and response, in front of the boxes and after them', () => {
  expect(messagePairs(sampleRecord())).toEqual([
    {
      title: 'Request: from the client to the endpoint',
      before: {
        head: 'PUT /pets/7?dry=true\nauthorization: *****\ncontent-type: application/json\nhost: localhost:3000',
        body: '{\n  "type": "dog"\n}',
      },
      after: {
        head: 'POST http://127.0.0.1:4000/pets/7\ncontent-type: application/json',
        body: '{\n  "animal": "dog"\n}',
      },
    },
    {
      title: 'Response: from the endpoint to the client',
      before: {
        head: 'Status 201\ncontent-type: application/json',
        body: '{\n  "ok": true\n}',
      },
      after: {
        head: 'Status 200\ncontent-type: application/json',
        body: '{\n  "done": true\n}',
      },
    },
  ]);
});

test('a body that is passed on as it comes is the same on both sides', () => {
  const record = sampleRecord();
  const steps = record.steps.map((step) =>
    step.kind === 'endpointResponse' ? { ...step, body: undefined } : step,
  );
  const [, response] = messagePairs({ ...record, steps });
  expect(response?.before.body).toBe(response?.after.body);
});

test('a request that has not reached the endpoint has nothing to compare', () => {
  const { steps } = sampleRecord();
  expect(messagePairs(sampleRecord({ steps: steps.slice(0, 2) }))).toEqual([]);
});
