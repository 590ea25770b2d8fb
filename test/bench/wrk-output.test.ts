import { expect, test } from 'vitest';
import { readWrk } from '../../bench/load/wrk-output.mjs';

const OUTPUT = `Running 3s test @ http://127.0.0.1:9100/test
  1 threads and 32 connections
  4000 requests in 3.00s, 2.10MB read
`;

test.each([
  ['', 200, 0],
  ['  Socket errors: connect 1, read 2, write 3, timeout 4\n', 200, 10],
  ['  Non-2xx or 3xx responses: 30\n', 200, 30],
  ['  Non-2xx or 3xx responses: 4000\n', 429, 0],
  ['  Non-2xx or 3xx responses: 3999\n', 429, 1],
])('of what wrk prints, %j where %i is expected is %i failures', (line, status, failures) => {
  expect(readWrk(`${OUTPUT}${line}Requests/sec:   1333.25\n`, status)).toEqual({
    requests: 4000,
    perSecond: 1333.25,
    failures,
  });
});
