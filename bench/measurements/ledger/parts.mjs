/** Node's own modules, by what they are about. @type {readonly [RegExp, string][]} */
const NODE = [
  [/^node:(?:_http|http|internal\/http)/, "Node's http"],
  [/^node:(?:net|stream|_stream|internal\/(?:stream|js_stream|net))/, "Node's sockets and streams"],
  [/^node:(?:timers|internal\/timers)/, "Node's timers"],
  [/^node:internal\/(?:process\/|async|promise)/, "Node's tasks and async contexts"],
  [/^node:/, 'Node, the rest'],
];

/**
 * The part of a request's work that a function belongs to.
 * @param {{ functionName: string, url: string }} frame as a profile has it
 * @returns {string | undefined} `undefined` for time in which nothing runs
 */
export function partOf({ functionName, url }) {
  if (functionName === '(idle)') {
    return undefined;
  }
  if (functionName === '(garbage collector)') {
    return 'garbage collection';
  }
  const room = /\/build\/esm\/(.*)$/.exec(url)?.[1];
  if (room !== undefined) {
    const folders = room.split('/').slice(0, -1).slice(0, 2);
    return `this package: ${folders.length === 0 ? 'the gateway' : `\`${folders.join('/')}/\``}`;
  }
  const dependency = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency !== undefined) {
    return dependency;
  }
  if (/\/bench\/servers\//.test(url)) {
    return 'the server itself';
  }
  return NODE.find(([pattern]) => pattern.test(url))?.[1] ?? 'native code and system calls';
}

/**
 * The parts by their size, with those that are small in all columns as one.
 * @param {readonly Readonly<Record<string, number>>[]} columns microseconds of each part
 * @param {number} least
 * @returns {{ part: string, micros: number[] }[]}
 */
export function ledgerOf(columns, least) {
  const names = [...new Set(columns.flatMap((column) => Object.keys(column)))];
  const all = names.map((part) => ({ part, micros: columns.map((column) => column[part] ?? 0) }));
  const large = all.filter(({ micros }) => Math.max(...micros) >= least);
  const small = all.filter(({ micros }) => Math.max(...micros) < least);
  const sum = (/** @type {typeof all} */ parts) =>
    columns.map((_, at) => parts.reduce((total, { micros }) => total + (micros[at] ?? 0), 0));
  return [
    ...large.sort((one, other) => (other.micros.at(-1) ?? 0) - (one.micros.at(-1) ?? 0)),
    ...(small.length === 0 ? [] : [{ part: 'smaller parts', micros: sum(small) }]),
    { part: 'all', micros: sum(all) },
  ];
}
