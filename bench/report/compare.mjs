import { median } from './results.mjs';

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {{ name: string, before: Row, now: Row, loss: number }} Change */

/** What is named: a tenth less, or a tenth more where less is better. */
export const MOST_LOSS = 0.1;

/**
 * What became worse from one file of results to another. Rows about other software are not judged; they show what
 * the machine did.
 * @param {Results} before
 * @param {Results} now
 * @returns {{ worse: Change[], missing: string[], unlike: string[], compared: number, drift: number | undefined }}
 *   `missing` has rows that only the earlier file has, of measurements that both have; `unlike` has measurements that
 *   were made under other conditions; `drift` is the median loss of the rows about other software
 */
export function compare(before, now) {
  /** @type {Change[]} */
  const worse = [];
  /** @type {string[]} */
  const missing = [];
  /** @type {string[]} */
  const unlike = [];
  /** @type {number[]} */
  const drifts = [];
  let compared = 0;
  for (const [measurement, earlier] of Object.entries(before)) {
    const { rows } = earlier;
    const later = now[measurement];
    if (later !== undefined && conditionsOf(earlier) !== conditionsOf(later)) {
      unlike.push(`${measurement}: ${conditionsOf(earlier)} → ${conditionsOf(later)}`);
    }
    const byName = new Map(later?.rows.map((row) => [row.name, row]));
    for (const row of later === undefined ? [] : rows) {
      const name = `${measurement}: ${row.name}`;
      const other = byName.get(row.name);
      if (other === undefined) {
        missing.push(name);
        continue;
      }
      const loss = lossFrom(row, other);
      if (row.isReference) {
        drifts.push(...(Number.isFinite(loss) ? [loss] : []));
        continue;
      }
      compared += 1;
      if (loss >= MOST_LOSS && Math.abs(row.value - other.value) >= (row.slack ?? 0)) {
        worse.push({ name, before: row, now: other, loss });
      }
    }
  }
  return {
    worse,
    missing,
    unlike,
    compared,
    drift: drifts.length === 0 ? undefined : median(drifts),
  };
}

/**
 * @param {ReturnType<typeof compare>} comparison
 * @returns {string[]} lines for people
 */
export function linesOf({ worse, missing, unlike, compared, drift }) {
  return [
    ...worse.map(
      ({ name, before, now, loss }) =>
        `${name}: ${before.value} → ${now.value} ${now.unit}, ${percent(loss)} worse`,
    ),
    ...missing.map((name) => `${name}: only the earlier file has it`),
    ...unlike.map((conditions) => `Not measured under the same conditions: ${conditions}`),
    `${worse.length} of ${compared} rows became ${percent(MOST_LOSS)} worse or more.`,
    ...(drift === undefined
      ? []
      : [`Rows about other software: ${percent(drift)} worse, as their median.`]),
  ];
}

/** @param {import('./results.mjs').Measurement} measurement @returns {string} what makes figures comparable */
function conditionsOf({ machine, settings, facts }) {
  const { node, processor, cores } = machine;
  const tools = [facts.backend, facts.load].filter((tool) => tool !== undefined);
  const run = settings.isQuick ? 'a short run' : 'a whole run';
  return [`Node ${node}`, processor, `${cores} cores`, ...tools, run].join(', ');
}

/** @param {Row} before @param {Row} now @returns {number} the part by which it is worse; negative if it is better */
function lossFrom(before, now) {
  if (before.value === now.value) {
    return 0;
  }
  const change = (now.value - before.value) / Math.abs(before.value);
  return before.better === 'higher' ? -change : change;
}

/** @param {number} part */
function percent(part) {
  return part === Number.POSITIVE_INFINITY ? 'infinitely much' : `${(part * 100).toFixed(0)} %`;
}
