import http from 'node:http';
import { expect, test } from 'vitest';
import { IncomingMessage, ServerResponse } from '../../../src/adapters/node-http/node-classes.js';

test('the classes are those of node:http', () => {
  expect(IncomingMessage).toBe(http.IncomingMessage);
  expect(ServerResponse).toBe(http.ServerResponse);
});
