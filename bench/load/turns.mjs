import { median } from '../report/results.mjs';

/**
 * Cases take turns, round by round, so that they share what else the machine does. One whose first two rounds fail is
 * left out from then on.
 * @template {object} One
 * @template {Record<string, number>} Round
 * @param {readonly One[]} cases
 * @param {{ rounds: number, say: (text: string) => void }} settings
 * @param {(one: One) => string} nameOf
 * @param {(one: One) => Promise<Round>} roundOf
 * @returns {Promise<{ figures: Map<string, Round>, failed: string[] }>} the medians by name, and which rounds failed
 */
export async function turns(cases, { rounds, say }, nameOf, roundOf) {
  /** @type {Map<One, Round[]>} */
  const results = new Map(cases.map((one) => [one, []]));
  /** @type {string[]} */
  const failed = [];
  for (let round = 1; round <= rounds; round++) {
    for (const [one, own] of results) {
      try {
        const result = await roundOf(one);
        own.push(result);
        say(`${nameOf(one)}, round ${round}: ${JSON.stringify(result)}`);
      } catch (error) {
        const { message } = /** @type {Error} */ (error);
        say(`${nameOf(one)}, round ${round}: ${message}`);
        failed.push(`${nameOf(one)}, round ${round}: ${message.split('\n')[0]}`);
        if (round > 1 && own.length === 0) {
          results.delete(one);
        }
      }
    }
  }
  /** @type {Map<string, Round>} */
  const figures = new Map();
  for (const [one, own] of [...results].filter(([, rounds]) => rounds.length > 0)) {
    const names = Object.keys(own[0] ?? {});
    const medians = names.map((name) => [name, median(own.map((round) => round[name] ?? 0))]);
    figures.set(nameOf(one), Object.fromEntries(medians));
  }
  return { figures, failed };
}
