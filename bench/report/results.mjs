// The results as they are kept: one entry for each measurement, with where and when it was made, so that a run of
// some measurements replaces theirs and leaves the others.

/**
 * @typedef {object} Row one figure
 * @property {string} name unique within its measurement
 * @property {string} table the table of the page in which it is
 * @property {string} line its line there
 * @property {string} column its column there
 * @property {number} value
 * @property {string} unit
 * @property {'higher' | 'lower'} better
 * @property {number} [goal] what the value should reach, or stay below
 * @property {number} [slack] a difference that says nothing, in the unit of the value
 * @property {boolean} [isReference] whether it is about something else than this package
 */
/**
 * @typedef {object} Machine
 * @property {string} package
 * @property {string} node
 * @property {string} system
 * @property {string} processor
 * @property {number} cores
 * @property {string} memory
 */
/**
 * @typedef {object} Measurement
 * @property {string} date
 * @property {Machine} machine
 * @property {{ rounds: number, seconds: number, isQuick: boolean }} settings
 * @property {Record<string, string>} facts what the page says of this run
 * @property {string[]} notes what could not be measured, and why
 * @property {Row[]} rows
 */
/** @typedef {Record<string, Measurement>} Results */

/**
 * @param {readonly [table: string, line: string, column: string]} place
 * @param {number} value
 * @param {{ unit: string, better: 'higher' | 'lower', goal?: number | undefined, slack?: number, isReference?: boolean }} meaning
 * @returns {Row}
 */
export function rowOf([table, line, column], value, { goal, isReference, ...meaning }) {
  return {
    name: [table, line, column].filter((part) => part !== '').join(', '),
    table,
    line,
    column,
    value: Number(value.toPrecision(4)),
    ...meaning,
    ...(goal !== undefined && { goal }),
    ...(isReference && { isReference }),
  };
}

/** @param {Row} row */
export function isMet({ value, better, goal }) {
  return goal === undefined || (better === 'higher' ? value >= goal : value <= goal);
}

/**
 * The results with those of a new run in place of their predecessors, in the order of the page.
 * @param {Results} before
 * @param {Results} now
 * @param {readonly string[]} order
 * @returns {Results}
 */
export function merged(before, now, order) {
  const all = { ...before, ...now };
  return Object.fromEntries(
    order.flatMap((name) => {
      const measurement = all[name];
      return measurement === undefined ? [] : [[name, measurement]];
    }),
  );
}

/**
 * The text of the file: a line for each row, so that a difference of two files shows rows.
 * @param {Results} results
 * @returns {string}
 */
export function textOf(results) {
  const measurements = Object.entries(results).map(([name, { rows, ...rest }]) => {
    const members = Object.entries(rest).map(
      ([key, value]) => `"${key}": ${JSON.stringify(value)},`,
    );
    const lines = rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
    return `"${name}": {\n ${members.join('\n ')}\n "rows": [\n${lines}\n ]\n}`;
  });
  return `{\n${measurements.join(',\n')}\n}\n`;
}

/** @param {readonly number[]} values @returns {number} the middle one; the lower of two */
export function median(values) {
  return values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? Number.NaN;
}
