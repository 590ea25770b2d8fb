import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { requireBuild } from '../support/installed-package.js';
import { describeWithRedis, RedisServer } from '../support/redis-server.js';

const program = fileURLToPath(new URL('limited-process.mjs', import.meta.url));
const PROCESSES = 8;
const REQUESTS = 40;

describeWithRedis('eight processes behind one Redis', () => {
  test('admit what the limits allow and no more, though their clocks differ', async () => {
    requireBuild();
    const server = new RedisServer();
    onTestFinished(() => server.remove());
    await server.start();
    const processes = Array.from({ length: PROCESSES }, (_, index) =>
      startProcess(server.path, (index - PROCESSES / 2) * 600_000),
    );
    await Promise.all(processes.map(({ ready }) => ready));
    for (const { child } of processes) {
      child.stdin.write('go\n');
    }
    const counts = await Promise.all(processes.map(({ counts }) => counts));
    const sums = [0, 1, 2].map((limit) =>
      counts.reduce((sum, found) => sum + (found[limit] ?? 0), 0),
    );
    expect(sums).toEqual([100, 50, 70]);
  }, 60_000);
});

/** One process; its clock is wrong by some milliseconds. */
function startProcess(path: string, skew: number) {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [
    program,
    path,
    String(skew),
    String(REQUESTS),
  ]);
  onTestFinished(() => void child.kill());
  let output = '';
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = pattern.exec(output)?.[0];
        if (found !== undefined) {
          resolve(found);
        }
      });
      child.on('exit', () => reject(new Error(`The process has ended: ${output}`)));
    });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    child,
    ready: until(/ready/),
    counts: until(/\[.*\]/).then((text): readonly number[] => JSON.parse(text)),
  };
}
