/** The module that a worker runs; a worker needs the file that was built. */
export const WORKER_FILE: URL = new URL('../worker/main.js', import.meta.url);
