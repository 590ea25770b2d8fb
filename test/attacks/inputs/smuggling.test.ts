import { describe, expect, test } from 'vitest';
import { HOSTS } from '../../support/hosts.js';
import { HAS_STRICT_PARSER } from '../../support/strict-parser.js';
import { documentOfPaths, proxied } from '../base/documents.js';
import { attacked, LAST, statusesOf, valuesOf } from '../base/exchange.js';
import type { Call } from '../base/recording-backend.js';
import { type Fate, SMUGGLING } from './smuggling-rows.js';

const api = (origin: string): object =>
  documentOfPaths({
    '/x': { 'x-amazon-apigateway-any-method': proxied(`${origin}/b`) },
    '/smuggled': { get: proxied(`${origin}/smuggled`) },
  });

describe.each(HOSTS)('under $name', (host) => {
  test.runIf(HAS_STRICT_PARSER)(
    'bytes that two readers could split differently are refused, or are one request (CVE-2025-23167, CVE-2024-27982, CVE-2024-22019, CVE-2023-30589, CVE-2022-32213)',
    async () => {
      const { send, calls } = await attacked(host, api);
      const faults: unknown[] = [];
      for (const [about, bytes, fate] of SMUGGLING) {
        calls.length = 0;
        const received = await send(`${bytes}${LAST}`);
        if (!isFated(fate, statusesOf(received), calls)) {
          faults.push([
            about,
            statusesOf(received).join(),
            ...calls.map(({ target, rawHeaders, body }) => [target, ...rawHeaders, body]),
          ]);
        }
      }
      expect(faults).toEqual([]);
    },
  );
});

/** Whether client and backend agree on what was sent: as one request with one length, or as nothing. */
function isFated(fate: Fate, statuses: readonly number[], calls: readonly Call[]): boolean {
  const [call, ...more] = calls;
  if (call === undefined) {
    return typeof fate === 'string' && [400, 403, 404, 413].includes(statuses[0] ?? 0);
  }
  const lengths = valuesOf(call, 'content-length');
  const codings = valuesOf(call, 'transfer-encoding');
  return (
    fate !== 'refused' &&
    more.length === 0 &&
    statuses[0] === 200 &&
    call.target === '/b' &&
    lengths.length + codings.length <= 1 &&
    (fate === 'either' || call.body === fate.body)
  );
}
