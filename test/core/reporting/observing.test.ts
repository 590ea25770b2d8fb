import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { observingOf } from '../../../src/core/reporting/observing.js';
import { withDefaults } from '../../../src/core/settings.js';

const printed = vi.spyOn(console, 'error');
beforeEach(() => void printed.mockImplementation(() => {}));
afterEach(() => void printed.mockReset());

test('without the options, nothing is observed', () => {
  expect(observingOf(withDefaults({}))).toBeUndefined();
});

test('with one of the two, there is nothing of the other', () => {
  const observe = () => undefined;
  expect(observingOf(withDefaults({ observe }))).toMatchObject({
    observe: [observe],
    writeAccess: undefined,
  });
  expect(observingOf(withDefaults({ accessLog: { write: () => {} } }))).toMatchObject({
    observe: [],
    writeAccess: expect.any(Function),
  });
});

test('the first failure alone is printed, on one line and without a password', () => {
  const observing = observingOf(withDefaults({ observe: () => undefined }));
  observing?.report(new Error('http://user:verysecret@host/\nforged'));
  observing?.report(new Error('again'));
  expect(printed.mock.calls).toEqual([
    [
      'apigateway-middleware: %s',
      'The option observe has failed, and later failures of it are not printed: http://user:*****@host/\\nforged',
    ],
  ]);
});
