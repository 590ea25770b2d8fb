import { expect, test } from 'vitest';
import { UnderWay } from '../../src/http/under-way.js';

test('what requests need is released once, after the last of them, however often it is closed', async () => {
  const underWay = new UnderWay();
  underWay.begin();
  underWay.begin();
  let released = 0;
  const release = async (): Promise<void> => void released++;
  const first = underWay.close(release);
  expect(underWay.isClosed).toBe(true);
  expect(underWay.close(release)).toBe(first);
  underWay.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(released).toBe(0);
  underWay.end();
  await first;
  expect(released).toBe(1);
  await underWay.close(release);
  expect(released).toBe(1);
});

test('a request whose body is read next is under way still', async () => {
  const underWay = new UnderWay();
  underWay.begin();
  let released = false;
  const closing = underWay.close(async () => {
    released = true;
  });
  underWay.end();
  await undefined;
  underWay.begin();
  await new Promise((resolve) => setImmediate(resolve));
  expect(released).toBe(false);
  underWay.end();
  await closing;
  expect(released).toBe(true);
});
