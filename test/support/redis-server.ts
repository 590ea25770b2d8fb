import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, type SuiteFactory } from 'vitest';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A group of tests that need a redis-server; they are skipped, and standard error says so, without one. */
export function describeWithRedis(title: string, tests: SuiteFactory<object>): void {
  if (isInstalled) {
    describe(title, tests);
  } else {
    process.stderr.write(`SKIPPED, for redis-server is not installed: ${title}\n`);
    describe.skip(`${title} (redis-server is not installed)`, tests);
  }
}

/** A redis-server of its own, with nothing in it: on a socket file, so that it takes no port. */
export class RedisServer {
  #folder: string | undefined;
  #process: ChildProcess | undefined;

  /** For `createClient({ socket: { path } })`. */
  get path(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'redis-'));
    return join(this.#folder, 'redis.sock');
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const child = spawn(
      'redis-server',
      ['--port', '0', '--unixsocket', this.path, '--dir', dirname(this.path), '--save', ''],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#process = child;
    let output = '';
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', () => reject(new Error(`redis-server has ended: ${output}`)));
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (/ready to accept connections/i.test(output)) {
          resolve();
        }
      });
    });
  }

  /** Resolves when it has ended; what it kept is lost. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) {
      return;
    }
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Stops it and removes its folder. */
  async remove(): Promise<void> {
    await this.stop();
    if (this.#folder !== undefined) {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }
}
