import { describe, test } from 'vitest';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [methodSettings: unknown, sentence: RegExp]>([
    [[], /^methodSettings must be an object of settings by path and method, .*, not an array$/],
    [{ '*/*': 5 }, /^methodSettings\["\*\/\*"\] must be an object such as .*, not 5$/],
    [
      { '*/*': { throttlingRate: 5 } },
      /^"throttlingRate" is not a member of methodSettings\["\*\/\*"\]/,
    ],
    [
      { '*/*': { throttlingRateLimit: '5' } },
      /^methodSettings\["\*\/\*"\]\.throttlingRateLimit must be a number of requests per second/,
    ],
    [{ '*/*': { throttlingRateLimit: -2 } }, /, not -2$/],
    [{ '*/*': { throttlingRateLimit: Number.NaN } }, /, not NaN$/],
    [{ '*/*': { throttlingRateLimit: Number.POSITIVE_INFINITY } }, /, not Infinity$/],
    [{ '*/*': { throttlingBurstLimit: 1.5 } }, /must be a whole number from -1, not 1.5$/],
    [{ '*/*': { cacheTtlInSeconds: 3601 } }, /must be a whole number from 0 to 3600, not 3601$/],
    [{ '*/*': { cachingEnabled: 'yes' } }, /must be true or false, not "yes"$/],
    [
      { '*/*': { unauthorizedCacheControlHeaderStrategy: 'FAIL' } },
      /must be one of "FAIL_WITH_403", /,
    ],
    [{ '/y/GET': {} }, /^"\/y\/GET" is not a method of the document/],
  ])('%o', (methodSettings, sentence) => {
    expectRefused({ methodSettings }, sentence);
  });
});
