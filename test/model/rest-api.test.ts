import { expect, test } from 'vitest';
import { HTTP_METHODS, REST_API } from '../../src/model/rest-api.js';

test('the methods are those of API Gateway', () => {
  expect(HTTP_METHODS).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
});

test('another copy of this package marks an imported API by the same symbol', () => {
  expect(REST_API).toBe(Symbol.for('apigateway-middleware.RestApi'));
});
