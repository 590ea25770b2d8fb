import { expect, test } from 'vitest';
import { observersOf } from '../../../../src/execute/log/observation/observers-of.js';

const report = (reports: unknown[]) => (cause: unknown) => void reports.push(cause);
const opened = { path: '/x' } as never;

test('each function gets the request and what the adapter was called with', () => {
  const asked: unknown[] = [];
  const hook = (...given: unknown[]) => asked.push(given) && undefined;
  const observe = [
    { hook, wantsValues: false },
    { hook, wantsValues: true },
  ];
  observersOf(
    { observe, writeAccess: undefined, openRecorder: undefined, report: () => {} },
    opened,
    7,
  );
  expect(asked).toEqual([
    [opened, 7],
    [opened, 7],
  ]);
});

test('one that throws observes nothing, and the record is for those that want it', () => {
  const reports: unknown[] = [];
  const told: string[] = [];
  const observer = (name: string) => () => ({ record: () => told.push(name) });
  const failing = () => {
    throw new Error('hook');
  };
  const observe = [
    { hook: failing, wantsValues: true },
    { hook: observer('plain'), wantsValues: false },
    { hook: observer('values'), wantsValues: true },
    { hook: () => undefined, wantsValues: true },
  ];
  const parts = {
    observe,
    writeAccess: undefined,
    openRecorder: undefined,
    report: report(reports),
  };
  observersOf(parts, opened, undefined).record(() => ({}) as never);
  expect([told, reports.length]).toEqual([['values'], 1]);
});
