import { isMet } from './results.mjs';

/** @typedef {import('./results.mjs').Row} Row */

/**
 * The rows of one table: a line for each of their lines, and a column for each of their columns.
 * @param {readonly Row[]} rows
 * @param {string} name the table
 * @param {string} head what the lines are
 * @returns {string}
 */
export function table(rows, name, head) {
  const own = rows.filter((row) => row.table === name);
  const columns = [...new Set(own.map(({ column }) => column))];
  const lines = [...new Set(own.map(({ line }) => line))];
  return markdown(
    [head, ...columns],
    lines.map((line) => [
      line,
      ...columns.map((column) => {
        const row = own.find((one) => one.line === line && one.column === column);
        return row === undefined ? '–' : figure(row);
      }),
    ]),
  );
}

/**
 * The rows that have a goal, with what was measured.
 * @param {readonly Row[]} rows
 * @returns {string}
 */
export function goalTable(rows) {
  const own = rows.filter(({ goal }) => goal !== undefined);
  return markdown(
    ['goal', 'wanted', 'measured', 'reached'],
    own.map((row) => {
      const { goal = 0, better } = row;
      const wanted = `${better === 'higher' ? '≥' : '≤'} ${figure({ ...row, value: goal })}`;
      return [goalName(row), wanted, figure(row), isMet(row) ? 'yes' : '**no**'];
    }),
  );
}

/** @param {Row} row @returns {string} its name; a table of ratios has them in its lines */
function goalName({ name, table, line }) {
  return table.endsWith('ratios') ? line : name;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 * @returns {string}
 */
export function markdown(head, lines) {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {Row} row @returns {string} three digits or more, without those that mean nothing */
export function figure({ value, unit }) {
  if (unit === 'ratio') {
    return value.toFixed(2);
  }
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(decimals, 2) });
}
