import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { koaCall, nodeCall } from '../../../src/console/http/console-call.js';

const res = {} as ServerResponse;

describe('the path, what is missing, and the query of', () => {
  test.each<readonly [url: string, originalUrl: string | undefined, readonly unknown[]]>([
    // The framework leaves out the mount path.
    ['/', '/_console', ['/', '_console', '']],
    ['/?a=b', '/_console?a=b', ['/', '_console', 'a=b']],
    ['/', '/_console/', ['/', undefined, '']],
    ['/data/api', '/_console/data/api', ['/data/api', undefined, '']],
    ['/', '/v1/tools', ['/', 'tools', '']],
    ['/', 'http://localhost/_console', ['/', '_console', '']],
    // It leaves it to the console.
    ['/_console', undefined, ['/', '_console', '']],
    ['/_console/', undefined, ['/', undefined, '']],
    ['/_console/data/api?x', undefined, ['/data/api', undefined, 'x']],
    ['http://localhost/_console/data/api', undefined, ['/data/api', undefined, '']],
    ['/_consoles', undefined, ['/_consoles', undefined, '']],
    // It has no mount path.
    ['/', undefined, ['/', undefined, '']],
    ['/data/api', undefined, ['/data/api', undefined, '']],
    ['//data/api', undefined, ['//data/api', undefined, '']],
    ['/a%2Fb', undefined, ['/a%2Fb', undefined, '']],
  ])('%j, originally %j', (url, originalUrl, expected) => {
    const req = {
      url,
      ...(originalUrl !== undefined && { originalUrl }),
    } as unknown as IncomingMessage;
    const { path, slashMissingAfter, queryString } = nodeCall(req, res);
    expect([path, slashMissingAfter, queryString]).toEqual(expected);
    const ctx = { req: { url } as IncomingMessage, res, originalUrl: originalUrl ?? url };
    expect(koaCall(ctx)).toMatchObject({ path, slashMissingAfter, queryString });
  });
});

test('hooks get what the adapter of the framework passes them', () => {
  const req = { url: '/', body: { a: 1 } } as unknown as IncomingMessage;
  expect(nodeCall(req, res)).toMatchObject({ native: { req, res }, parsed: { a: 1 } });
  const ctx = { req, res, originalUrl: '/', request: { body: { b: 2 } } };
  expect(koaCall(ctx)).toMatchObject({ native: { ctx }, parsed: { b: 2 } });
  expect(koaCall({ req, res, originalUrl: '/' }).parsed).toBeUndefined();
});
