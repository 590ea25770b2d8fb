import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CoreOptions } from '../../src/core/options/options.js';
import { type DebugLogs, SILENT_LOGS } from '../../src/core/platform.js';
import { Observers } from '../../src/core/reporting/observing.js';
import { settingsOf, withDefaults } from '../../src/core/settings.js';
import { GatewayError } from '../../src/errors.js';
import { WEB_CODECS } from '../../src/http/codings/web-codecs.js';
import { UnderWay } from '../../src/http/under-way.js';
import { importRestApi } from '../../src/import/import-rest-api.js';
import { documentOf } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

const api = importRestApi(documentOf({ type: 'mock' }));
const made = { api, backends: new Map(), codecs: WEB_CODECS, underWay: new UnderWay() };
const observers = new Observers(withDefaults({}));

function settings(options: CoreOptions = {}, logs: DebugLogs = SILENT_LOGS) {
  return settingsOf(withDefaults(options), { ...made, observers }, logs);
}

function logs() {
  const lines: string[] = [];
  const log = (name: string) =>
    Object.assign((...texts: unknown[]) => void lines.push(`${name}: ${texts.join(' ')}`), {
      enabled: true,
    });
  return {
    lines,
    all: { gateway: log('gateway'), backend: log('backend'), execution: log('execution') },
  };
}

function standardError(): unknown[][] {
  const printed: unknown[][] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((...texts) => void printed.push(texts));
  onTestFinished(() => spy.mockRestore());
  return printed;
}

test('options that are not set have the limits of AWS', () => {
  expect(withDefaults({})).toEqual({
    fallthrough: false,
    methodOverride: false,
    hookTimeoutInMillis: 10_000,
    idleTimeoutInMillis: 300_000,
    payloadLimit: 10 * 1024 * 1024,
    traceSecrets: false,
  });
  expect(withDefaults({ payloadLimit: 5, stage: 'a' })).toMatchObject({
    payloadLimit: 5,
    stage: 'a',
  });
});

test('the settings have the options and the parts of the gateway', () => {
  const given = settings({ fallthrough: true });
  expect(given).toMatchObject({ fallthrough: true, ...made });
  expect(given.router.find('GET', '/x')?.resource.path).toBe('/x');
  expect(given.router.find('GET', '//x')).toBeUndefined();
  expect(settings({ mergeSlashes: true }).router.find('GET', '//x')?.resource.path).toBe('/x');
});

test('an authorizer that is undefined counts as missing', () => {
  const authorizers = { a: 'upstream', b: undefined } as const;
  expect([...settings({ authorizers }).authorizers]).toEqual([['a', 'upstream']]);
  expect(settings().authorizers.size).toBe(0);
});

describe('the clock and the request IDs', () => {
  test('are the system’s where the options have none', () => {
    const { clock, requestId } = settings();
    expect(clock).toBe(Date.now);
    expect(requestId()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(requestId()).not.toBe(requestId());
  });

  test('of the options are checked', () => {
    const { clock, requestId } = settings({ clock: () => 5, requestId: () => 'a' });
    expect([clock(), requestId()]).toEqual([5, 'a']);
    const wrong = settings({ clock: () => Number.NaN, requestId: () => '' });
    expect(wrong.clock).toThrow(GatewayError);
    expect(wrong.requestId).toThrow(GatewayError);
  });
});

describe('a failure', () => {
  const error = new GatewayError('DEFAULT_5XX', undefined, { cause: new Error('why') });
  const request = { ...requestOf({ path: '/x' }), headers: [] as never };

  test('goes to onError, which may throw', () => {
    const printed = standardError();
    const heard: unknown[] = [];
    const onError = (...given: unknown[]) => {
      heard.push(...given);
      throw new Error('watcher');
    };
    settings({ onError }).onError(error, request);
    expect(heard).toEqual([error, request]);
    expect(printed).toEqual([]);
  });

  test('goes to standard error without onError, unless the debug log prints it', () => {
    const printed = standardError();
    settings().onError(error, request);
    expect(printed).toHaveLength(1);
    const { lines, all } = logs();
    settings({}, all).onError(error, request);
    expect(printed).toHaveLength(1);
    expect(lines).toEqual([
      expect.stringMatching(/^gateway: %s: %s DEFAULT_5XX GET \/x: Error: why/),
    ]);
  });

  test('goes to the debug log and to onError', () => {
    const { lines, all } = logs();
    const heard: unknown[] = [];
    settings({ onError: (one) => heard.push(one) }, all).onError(error, request);
    expect([lines.length, heard]).toEqual([1, [error]]);
  });
});

describe('the execution log', () => {
  const log = { lines: ['a', 'b'] } as never;

  test('is not written without a reader', () => {
    expect(settings().trace).toBeUndefined();
  });

  test('goes to trace, which may throw, and to the debug log', () => {
    const { lines, all } = logs();
    const heard: unknown[] = [];
    const trace = (one: unknown) => {
      heard.push(one);
      throw new Error('watcher');
    };
    settings({ trace }, all).trace?.(log);
    settings({ trace }).trace?.(log);
    settings({}, all).trace?.(log);
    expect(heard).toEqual([log, log]);
    expect(lines).toEqual(['execution: %s a\nb', 'execution: %s a\nb']);
  });
});
