import { describe, expect, test } from 'vitest';
import { ACCESS_LOG_FORMATS } from '../../../../src/execute/log/access-log/access-log-formats.js';
import { http } from '../logged.js';
import { accessLine } from './access.js';

const POST = { httpMethod: 'POST', path: '/pets/7', sourceIp: '192.0.2.1' };

describe('the formats of the console', () => {
  test.each([
    [
      'CLF',
      '192.0.2.1 - - [02/Jan/2026:03:04:05 +0000]"POST /pets/{id} HTTP/1.1" 200 7 11111111-2222-4333-8444-555555555555 111111112222333=',
    ],
    [
      'JSON',
      '{ "requestId":"11111111-2222-4333-8444-555555555555", "extendedRequestId":"111111112222333=","ip": "192.0.2.1", "caller":"-", "user":"-", "requestTime":"02/Jan/2026:03:04:05 +0000", "httpMethod":"POST", "resourcePath":"/pets/{id}", "status":"200", "protocol":"HTTP/1.1", "responseLength":"7" }',
    ],
    [
      'XML',
      '<request id="11111111-2222-4333-8444-555555555555"> <extendedRequestId>111111112222333=</extendedRequestId> <ip>192.0.2.1</ip> <caller>-</caller> <user>-</user> <requestTime>02/Jan/2026:03:04:05 +0000</requestTime> <httpMethod>POST</httpMethod> <resourcePath>/pets/{id}</resourcePath> <status>200</status> <protocol>HTTP/1.1</protocol> <responseLength>7</responseLength> </request>',
    ],
    [
      'CSV',
      '192.0.2.1,-,-,02/Jan/2026:03:04:05 +0000,POST,/pets/{id},HTTP/1.1,200,7,11111111-2222-4333-8444-555555555555,111111112222333=',
    ],
  ] as const)('%s', async (name, line) => {
    expect(await accessLine(http(), POST, ACCESS_LOG_FORMATS[name])).toBe(line);
  });

  test('CLF is the default', async () => {
    expect(await accessLine(http(), POST, undefined)).toBe(
      await accessLine(http(), POST, ACCESS_LOG_FORMATS.CLF),
    );
  });
});
