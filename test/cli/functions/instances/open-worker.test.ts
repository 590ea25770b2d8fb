import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openWorker } from '../../../../src/cli/functions/instances/open-worker.js';

const SCRIPT = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.postMessage(globalThis.mark ?? 'no mark');
  `)}`,
);
const MARK = 'data:text/javascript,globalThis.mark = "imported"';

test.each<[flags: readonly string[], mark: string]>([
  [[], 'no mark'],
  [['--import', MARK], 'imported'],
  [['--max-old-space-size=4096', '--import', MARK, '--expose-gc'], 'imported'],
  [['--title=a, b', `--import=${MARK}`], 'imported'],
])('a worker has the flags %j of the process as far as it may', async (flags, mark) => {
  const worker = openWorker(SCRIPT, {}, flags);
  onTestFinished(async () => void (await worker.terminate()));
  expect(await once(worker, 'message')).toEqual([mark]);
});

test('any other mistake is thrown', () => {
  expect(() => openWorker(new URL('http://localhost/'), {}, [])).toThrow(
    expect.objectContaining({ code: 'ERR_INVALID_URL_SCHEME' }),
  );
});
