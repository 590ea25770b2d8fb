import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @param {string} command @param {string[]} args @returns {boolean} whether it is there and runs */
export function has(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
}

/**
 * Two processor cores of this process, if it may run on two and can choose between them: one for the server, one
 * for its backend and the load.
 * @returns {[server: number, rest: number] | undefined}
 */
export function twoCores() {
  const { stdout } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  const list = stdout?.split(':').at(-1)?.trim();
  const cores = (list ?? '').split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return part === '' ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  return cores.length < 2 ? undefined : [cores[0], cores[1]];
}

/**
 * @param {number | undefined} core
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]} the command, on that core
 */
export function pinned(core, command, args) {
  return core === undefined ? [command, args] : ['taskset', ['-c', String(core), command, ...args]];
}

/**
 * A program of this folder that sends its port when it is ready, and figures when it is asked.
 * @param {number | undefined} core
 * @param {URL} file
 * @param {string[]} args
 */
export async function startProgram(core, file, args) {
  const [command, all] = pinned(core, process.execPath, [fileURLToPath(file), ...args]);
  // Some proxies print every connection that ends.
  const child = spawn(command, all, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2000);
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended]);
  if (child.exitCode !== null) {
    throw new Error(/^\w*Error.*$/m.exec(errors)?.[0] ?? `status ${child.exitCode}`);
  }
  return {
    port: first[0].port,
    /** @returns {Promise<any>} processor time in µs, `cpu`, and memory in bytes, `rss`; or what it sends for the message */
    async ask(message = 'measure') {
      const response = once(child, 'message');
      child.send(message);
      return (await response)[0];
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
