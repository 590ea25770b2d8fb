const REQUESTS = 20_000;
const nothing = () => {};
const sink = { write: () => true, onDrain: nothing, end: nothing, fail: nothing };

/**
 * Requests to gateways in this process. The least of all rounds is what a machine with other work to do disturbs
 * least.
 * @param {readonly { name: string, gateway: any, request: object, status?: number }[]} cases which take turns
 * @param {{ isQuick: boolean, say: (text: string) => void }} settings
 * @returns {Promise<Map<string, number>>} microseconds of processor time for each request, by name
 */
export async function inMemory(cases, { isQuick, say }) {
  /** @type {Map<string, number>} */
  const least = new Map();
  for (let round = 0; round < (isQuick ? 2 : 15); round++) {
    for (const one of cases) {
      const cost = await costOf(one);
      say(`${one.name}, round ${round + 1}: ${cost.toFixed(2)} µs`);
      least.set(one.name, Math.min(cost, least.get(one.name) ?? cost));
    }
  }
  return least;
}

/** @param {{ gateway: any, request: object, status?: number }} one */
async function costOf({ gateway, request, status = 200 }) {
  const before = process.cpuUsage();
  for (let count = 0; count < REQUESTS; count++) {
    const { statusCode, body } = await gateway.invoke(request);
    if (statusCode !== status) {
      throw new Error(`${statusCode}, where ${status} was expected`);
    }
    body.sendTo(sink);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}
