import { expect, test } from 'vitest';
import {
  hasMasked,
  mappingsOf,
  sourceOf,
  stepOf,
  templatesOf,
} from '../../../../../console/requests/one/record-steps.js';
import { sampleMethod } from '../../support/sample-api.js';
import { sampleRecord, withRequest } from '../../support/sample-record.js';

const record = sampleRecord();

test('the steps of a box', () => {
  expect(stepOf(record, 'endpointResponse')?.statusCode).toBe(201);
  expect(stepOf(record, 'gatewayResponse')).toBeUndefined();
  expect(mappingsOf(record, 'Integration Request').map(({ values }) => values)).toEqual([['7']]);
  expect(mappingsOf(record, 'Integration Response')).toEqual([]);
  expect(templatesOf(record, 'Integration Request').length).toBe(1);
  expect(templatesOf(record, 'Integration Response')).toEqual([]);
});

test('the template in the document that a step has rendered', () => {
  const [step] = templatesOf(record, 'Integration Request');
  if (step === undefined) {
    throw new Error('The record has no template');
  }
  const found = sourceOf(step, sampleMethod());
  expect(found?.text).toBe('{"animal": $input.json("$.type")}');
  expect(sourceOf({ ...step, mediaType: 'text/xml' }, sampleMethod())).toBeUndefined();
  expect(sourceOf({ ...step, templates: '#/elsewhere' }, sampleMethod())).toBeUndefined();
  expect(sourceOf(step, undefined)).toBeUndefined();
});

test('whether a credential was replaced', () => {
  expect(hasMasked(record)).toBe(true);
  expect(hasMasked(sampleRecord(withRequest([], undefined)))).toBe(false);
});
