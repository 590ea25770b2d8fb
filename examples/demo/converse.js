import { isDeepStrictEqual } from 'node:util';

/**
 * @typedef {import('./conversation.js').Exchange} Exchange
 * @typedef {{ status: number, body: unknown }} Answer
 * @typedef {{ exchange: Exchange, backend: string | null, answer: Answer, mistakes: string[] }} Outcome
 */

/**
 * Sends the requests one after the other and holds each answer against the guide's.
 *
 * @param {string} origin of the gateway
 * @param {readonly Exchange[]} exchanges
 * @param {string[]} heard to which the backend adds a line for each request it gets
 * @returns {Promise<Outcome[]>}
 */
export async function converse(origin, exchanges, heard) {
  const outcomes = [];
  for (const exchange of exchanges) {
    heard.length = 0;
    const answer = await send(origin, exchange);
    const backend = heard.length === 0 ? null : heard.join(', ');
    outcomes.push({ exchange, backend, answer, mistakes: compare(exchange, backend, answer) });
  }
  return outcomes;
}

/**
 * @param {string} origin
 * @param {Exchange} exchange
 * @returns {Promise<Answer>}
 */
async function send(origin, { request, body }) {
  const [method = 'GET', path = '/'] = request.split(' ');
  const json = body && {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(origin + path, { method, ...json });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

/**
 * @param {Exchange} expected
 * @param {string | null} backend
 * @param {Answer} answer
 */
function compare(expected, backend, answer) {
  const mistakes = [];
  if (backend !== expected.backend) {
    mistakes.push(`the backend should get ${expected.backend ?? 'nothing'}`);
  }
  if (answer.status !== expected.status) {
    mistakes.push(`the status should be ${expected.status}`);
  }
  if (!isDeepStrictEqual(answer.body, expected.answer)) {
    mistakes.push(`the answer should be ${JSON.stringify(expected.answer)}`);
  }
  return mistakes;
}

/**
 * The exchanges as a table in three columns, a mistake below its line.
 *
 * @param {readonly Outcome[]} outcomes
 * @returns {string}
 */
export function tabulate(outcomes) {
  const head = ['client sends', 'backend receives', 'client gets', 'which shows'];
  const rows = outcomes.map(({ exchange, backend, answer }) => [
    exchange.request,
    backend ?? '(nothing)',
    `${answer.status} ${shorten(answer.body)}`,
    exchange.about,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ row, mark = ' ') =>
    `  ${mark} ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...outcomes.flatMap(({ mistakes }, index) => [
      line(rows[index] ?? [], mistakes.length === 0 ? '✓' : '✗'),
      ...mistakes.map((mistake) => `      ${mistake}`),
    ]),
  ].join('\n');
}

const ROOM = 42;

/** @param {unknown} body */
function shorten(body) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.length > ROOM ? `${text.slice(0, ROOM - 1)}…` : text;
}
