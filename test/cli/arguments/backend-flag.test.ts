import { expect, test } from 'vitest';
import { BACKEND_FLAG, backendsOfCall } from '../../../src/cli/arguments/backend-flag.js';
import { readArguments } from '../../../src/cli/arguments/read-arguments.js';

const args = [
  'https://api.test=http://localhost:1',
  'https://api.test/orders=http://localhost:2/o',
  'https://slash.test/=http://localhost:3/',
  'http://x.test/?a=b=http://localhost:4',
  'https://bare.test=http://localhost:5/',
].flatMap((pair) => ['--backend', pair]);
const backends = backendsOfCall(readArguments(args, BACKEND_FLAG));

test.each([
  ['https://api.test/pets', 'http://localhost:1/pets'],
  ['https://api.test', 'http://localhost:1'],
  ['https://api.test?a=1', 'http://localhost:1?a=1'],
  ['https://api.test/orders/7', 'http://localhost:2/o/7'],
  ['https://api.test/ordersX', 'http://localhost:1/ordersX'],
  ['https://api.test.evil/x', 'https://api.test.evil/x'],
  ['https://api.test:8443/x', 'https://api.test:8443/x'],
  ['https://slash.test/a', 'http://localhost:3/a'],
  ['http://x.test/?a=b', 'http://localhost:4'],
  ['https://bare.test/a', 'http://localhost:5/a'],
  ['https://other.test/', 'https://other.test/'],
])('%s becomes %s', (uri, called) => {
  expect(backends.apply(uri)).toBe(called);
});
