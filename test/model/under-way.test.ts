import { expect, test } from 'vitest';
import { UnderWay } from '../../src/model/under-way.js';

test('what requests need is released once, after the last of them, however often it is closed', async () => {
  const underWay = new UnderWay();
  const answers: (() => void)[] = [];
  const request = () => new Promise<void>((resolve) => answers.push(resolve));
  const runs = [underWay.run(request), underWay.run(request)];
  let released = 0;
  const release = async (): Promise<void> => void released++;
  const first = underWay.close(release);
  expect(underWay.isClosed).toBe(true);
  expect(underWay.close(release)).toBe(first);
  answers[0]?.();
  await runs[0];
  expect(released).toBe(0);
  answers[1]?.();
  await Promise.all([...runs, first]);
  expect(released).toBe(1);
  await underWay.close(release);
  expect(released).toBe(1);
});

test('a request that fails is over, too', async () => {
  const underWay = new UnderWay();
  await expect(underWay.run(() => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  await underWay.close(() => undefined);
});
