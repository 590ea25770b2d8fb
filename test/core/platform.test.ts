import { expect, test } from 'vitest';
import { SILENT_LOGS } from '../../src/core/platform.js';

test.each(['gateway', 'backend', 'execution'] as const)(
  'the log %s of a platform without one',
  (name) => {
    const log = SILENT_LOGS[name];
    expect(log.enabled).toBe(false);
    expect(log('%s', 'text')).toBeUndefined();
    expect(Object.isFrozen(log)).toBe(true);
  },
);
