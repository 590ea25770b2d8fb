import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a worker with the flags of this process, such as `--import`. Flags of the whole process and of V8,
 * such as `--max-old-space-size`, which a worker refuses, are left out.
 * @param given flags of Node.js
 */
export function openWorker(
  file: URL,
  options: Omit<WorkerOptions, 'execArgv'>,
  given: readonly string[] = process.execArgv,
): Worker {
  const open = (flags: readonly string[]): Worker =>
    new Worker(file, { ...options, execArgv: [...flags, QUIET] });
  try {
    return open(given);
  } catch (cause) {
    const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
    if (code !== 'ERR_WORKER_INVALID_EXEC_ARGV') {
      throw cause;
    }
    const refused = `${String(message).replace(/^.*?: /, ', ')}, `;
    return open(given.filter((flag) => !refused.includes(`, ${flag}, `)));
  }
}

/** TypeScript that Node.js runs itself is experimental. */
const QUIET = '--disable-warning=ExperimentalWarning';
