// How long one piece of work holds the event loop: the processor time of the main thread within one turn, which other
// processes on the machine do not lengthen, and the histogram of `monitorEventLoopDelay`.
import { openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** @typedef {{ block: number, histogram: import('node:perf_hooks').IntervalHistogram }} Blocks */

/** Milliseconds of processor time that this thread has had: from Linux to the nanosecond, elsewhere of the process. */
export const processorTime = timeOfThread() ?? timeOfProcess;

/** Runs the work; the longest turn of the loop while it ran, in milliseconds. @param {() => Promise<unknown>} work @returns {Promise<Blocks>} */
export async function longestBlock(work) {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let block = 0;
  let isOver = false;
  histogram.enable();
  await pause();
  let before = processorTime();
  const watched = watch();
  await work();
  isOver = true;
  await watched;
  // The histogram's own timer is due after the block.
  await pause();
  histogram.disable();
  return { block, histogram };

  async function watch() {
    while (!isOver) {
      await turn();
      const now = processorTime();
      block = Math.max(block, now - before);
      before = now;
    }
  }
}

/** The end of the current turn. */
function turn() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Until the histogram's timer has fired. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

function timeOfProcess() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @returns {(() => number) | undefined} */
function timeOfThread() {
  if (process.platform !== 'linux') {
    return undefined;
  }
  try {
    const file = openSync('/proc/self/schedstat', 'r');
    const bytes = Buffer.alloc(100);
    const read = () => {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[0]) / 1e6;
    };
    return read() > 0 ? read : undefined;
  } catch {
    return undefined;
  }
}
