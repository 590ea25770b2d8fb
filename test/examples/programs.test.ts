// The examples as a reader starts them: each in a process of its own, against the build.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

describe.each(['express', 'koa'])('examples/%s', (framework) => {
  test('lets in who is signed in, and tells the PetStore who it is', async () => {
    const { line } = start(`examples/${framework}/server.js`);
    const origin = (await line(/Listening on (\S+)/))[1];
    const stranger = await fetch(`${origin}/pets/1`);
    expect([stranger.status, await stranger.json()]).toEqual([401, { message: 'Please sign in' }]);
    const headers = { Authorization: 'Bearer token-of-ann' };
    const ann = await fetch(`${origin}/pets/1`, { headers });
    expect([ann.status, await ann.json()]).toEqual([200, { id: 1, type: 'dog', price: 249.99 }]);
    await line(/The PetStore hears GET \/petstore\/pets\/1 from ann/);
    expect(await ended('SIGTERM')).toBe(0);
  });
});

describe('the demo', () => {
  test('ends with status 0', async () => {
    const { line } = start('examples/demo/main.js');
    await line(/20 of 20 answers are the guide's/);
    expect(await ended()).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('--serve stays up until %s', async (signal) => {
    const { line } = start('examples/demo/main.js', '--serve');
    const address = (await line(/^curl -i (\S+\/test\/pets)$/))[1] ?? '';
    await line(/Ctrl-C/);
    expect((await fetch(address)).status).toBe(200);
    expect(await ended(signal)).toBe(0);
  });
});

/** Starts a program; `line` waits for one that matches. */
function start(...args: string[]): { line(pattern: RegExp): Promise<RegExpExecArray> } {
  const running = spawn(process.execPath, args, {
    cwd: join(projectRoot),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = running;
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  return {
    async line(pattern) {
      for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const found = pattern.exec(next.value);
        if (found !== null) return found;
      }
      throw new Error(`${args.join(' ')} ended without a line like ${pattern}`);
    },
  };
}

/** The exit status, once the program has ended; by itself, or by a signal. */
async function ended(signal?: NodeJS.Signals): Promise<number | null> {
  if (child === undefined) return null;
  const closed = child.exitCode === null ? once(child, 'exit') : [child.exitCode];
  if (signal !== undefined) child.kill(signal);
  return (await closed)[0];
}
