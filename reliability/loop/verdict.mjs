// What the measurements of an input say: their median, and whether the goal is met.
import { longestBlock, processorTime } from './measure.mjs';

/**
 * @typedef {object} Sample
 * @property {number} json milliseconds of processor time for JSON.parse and JSON.stringify
 * @property {number} block milliseconds of processor time of the longest turn
 * @property {readonly number[]} delays of the event loop: the 50th and the 99th percentile and the longest, in milliseconds
 * @property {number} status
 * @property {string | undefined} limit that ended the work
 * @property {boolean} isBounded by a limit, whether that ended the work or did not have to
 */
/** @typedef {Sample & { name: string, bytes: number, samples: number }} Row */

/** How many times as long as JSON a block may be. */
export const MOST = 3;
/** Milliseconds after which a limit ends the work, if that is longer. */
export const BUDGET = 1500;
/** Blocks of fewer milliseconds are not told from what else happens in a process. */
export const SHORT = 25;
/** A first measurement below this part of what is allowed is not repeated. */
const CLEAR = 0.75;

/** @param {Sample} sample */
export const ratioOf = ({ block, json }) => block / json;

/** @param {Sample} sample */
export const isMet = (sample) => sample.block <= allowed(sample);

/** Milliseconds. @param {Sample} sample */
function allowed({ json, isBounded }) {
  return Math.max(SHORT, MOST * json, isBounded ? BUDGET : 0);
}

/**
 * The median of several measurements, by its ratio; of one, if that is clear.
 * @param {import('./cases.mjs').Case} testCase
 * @param {Uint8Array} bytes
 * @param {() => Promise<import('./gateway.mjs').Outcome>} send
 * @param {number} times
 * @returns {Promise<Sample & { samples: number }>}
 */
export async function medianOf({ body, isMultiplied = false }, bytes, send, times) {
  const first = await measure(medianCostOfJson(body, bytes), send, isMultiplied);
  if (first.block <= CLEAR * allowed(first)) {
    return { ...first, samples: 1 };
  }
  const samples = [];
  while (samples.length < times) {
    samples.push(await measure(costOfJson(bytes), send, isMultiplied));
  }
  samples.sort((one, other) => ratioOf(one) - ratioOf(other));
  const median = /** @type {Sample} */ (samples[samples.length >> 1]);
  return { ...median, samples: samples.length };
}

/** @param {number} json @param {() => Promise<import('./gateway.mjs').Outcome>} send @param {boolean} isMultiplied @returns {Promise<Sample>} */
async function measure(json, send, isMultiplied) {
  globalThis.gc?.();
  /** @type {import('./gateway.mjs').Outcome} */
  let outcome = { status: 0, limit: undefined };
  const { block, histogram } = await longestBlock(async () => {
    outcome = await send();
  });
  const delays = [histogram.percentile(50), histogram.percentile(99), histogram.max];
  const isBounded = isMultiplied || outcome.limit !== undefined;
  return { json, block, delays: delays.map((delay) => delay / 1e6), ...outcome, isBounded };
}

/** Of three; each body is measured once. @param {import('./cases.mjs').Case['body']} body @param {Uint8Array} bytes */
function medianCostOfJson(body, bytes) {
  const known = COSTS.get(body);
  if (known !== undefined) {
    return known;
  }
  const costs = [costOfJson(bytes), costOfJson(bytes), costOfJson(bytes)].sort((a, b) => a - b);
  const median = costs[1] ?? 0;
  COSTS.set(body, median);
  return median;
}

/** @type {Map<import('./cases.mjs').Case['body'], number>} */
const COSTS = new Map();

/** Milliseconds of processor time. @param {Uint8Array} bytes */
function costOfJson(bytes) {
  globalThis.gc?.();
  const begin = processorTime();
  JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)));
  return processorTime() - begin;
}
