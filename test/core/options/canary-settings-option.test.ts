import { describe, test } from 'vitest';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [{ canarySettings: 10 }, /^canarySettings must be an object such as \{ percentTraffic: 10/],
    [
      { canarySettings: { percentTraffic: 101 } },
      /^canarySettings\.percentTraffic must be a number from 0 to 100/,
    ],
    [
      { canarySettings: { percentTraffic: Number.NaN } },
      /percentTraffic must be a number from 0 to 100/,
    ],
    [
      { canarySettings: { percent: 10 } },
      /^"percent" is not a member of canarySettings: use one of percentTraffic, stageVariableOverrides, useStageCache$/,
    ],
    [
      { canarySettings: { stageVariableOverrides: { a: 1 } } },
      /^canarySettings\.stageVariableOverrides\.a must be a string/,
    ],
    [
      { canarySettings: { useStageCache: 'no' } },
      /^canarySettings\.useStageCache must be true or false/,
    ],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});
