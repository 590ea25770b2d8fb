/** @typedef {{ server: string, variant: string, request: string }} Case */
/** @typedef {{ port: number, ask: () => Promise<{ cpu: number }>, stop: () => Promise<void> }} Running */
/** @typedef {{ requests: number, perSecond: number, failures: number }} Load */
/**
 * @typedef {{
 *   serve: (one: Case) => Promise<Running>,
 *   load: (port: number, request: string, seconds: number) => Promise<Load>,
 * }} Bench
 */

/**
 * Measures a server that is warmed up.
 * @param {Bench} bench
 * @param {Running} running
 * @param {Case} one
 * @param {number} seconds
 * @returns {Promise<{ perSecond: number, cost: number }>} `cost` is µs of processor time for each request
 * @throws {Error} if requests fail
 */
export async function measured(bench, running, { request }, seconds) {
  const before = (await running.ask()).cpu;
  const { requests, perSecond, failures } = await bench.load(running.port, request, seconds);
  const used = (await running.ask()).cpu - before;
  if (failures > 0 || requests === 0) {
    throw new Error(`${failures} of ${requests} requests failed`);
  }
  return { perSecond, cost: used / requests };
}
