import { measured } from './measured.mjs';

/** V8 has compiled by then what each request needs. */
const WARM_UP_SECONDS = 15;

/**
 * Servers that stay: each is warmed up once, and then measured in every round by the same process.
 * @param {import('./measured.mjs').Bench} bench
 * @param {{ seconds: number, isQuick: boolean }} settings
 */
export function stayingServers(bench, { seconds, isQuick }) {
  /** @type {Map<object, import('./measured.mjs').Running>} */
  const servers = new Map();
  return {
    /** One round. @param {import('./measured.mjs').Case} one */
    async roundOf(one) {
      const running = servers.get(one) ?? (await bench.serve(one));
      if (!servers.has(one)) {
        servers.set(one, running);
        await bench.load(running.port, one.request, isQuick ? seconds : WARM_UP_SECONDS);
      }
      return measured(bench, running, one, seconds);
    },
    async stop() {
      await Promise.all([...servers.values()].map((running) => running.stop()));
    },
  };
}
