import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- [options]

  --only NAMES     measures only these, separated by commas: their rows replace the earlier ones
  --rounds N       rounds of each row (5)
  --seconds N      seconds of each round under load (3)
  --quick          one short round of everything: shows that it works, not how fast
  --out DIR        where performance.md and performance.json are written (docs)
  --no-build       takes the build and the peers that are there
  --render         writes performance.md once more from performance.json, without measuring
  --against FILE   compares performance.json in DIR with FILE, without measuring: names each row that became 10 %
                   worse, and ends with status 1 if there is one`;

/**
 * @typedef {object} Arguments
 * @property {string[]} only
 * @property {number} rounds
 * @property {number} seconds
 * @property {boolean} isQuick
 * @property {string | undefined} out
 * @property {boolean} isBuilt
 * @property {boolean} isRendered
 * @property {string | undefined} against
 */

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} names the measurements there are
 * @returns {Arguments}
 * @throws {Error} whose message says what is wrong
 */
export function readArguments(args, names) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      render: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  const only = values.only?.split(',') ?? [...names];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`--only ${unknown.join(',')}: the measurements are ${names.join(', ')}`);
  }
  return {
    only,
    rounds: positive('rounds', values.rounds, values.quick ? 1 : 5),
    seconds: positive('seconds', values.seconds, values.quick ? 1 : 3),
    isQuick: values.quick,
    out: values.out,
    isBuilt: values['no-build'],
    isRendered: values.render,
    against: values.against,
  };
}

/** @param {string} name @param {string | undefined} text @param {number} otherwise @returns {number} */
function positive(name, text, otherwise) {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} ${text}: a whole number from 1 is expected`);
  }
  return value;
}
