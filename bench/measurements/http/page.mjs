import { goalTable, table } from '../../report/table.mjs';
import { CASES } from './comparison.mjs';

/** @type {import('../../report/page.mjs').Section} */
export const section = {
  name: 'http',
  title: 'Beside other proxies',
  text: ({ rows }) => {
    const parts = CASES.flatMap(({ name }) => {
      const ratios = rows.filter((row) => row.table === `${name}, ratios`);
      return rows.some((row) => row.table === name)
        ? [
            `### ${name}`,
            table(rows, name, 'server'),
            ratios.length === 0 ? '' : ratioTable(ratios),
          ]
        : [];
    });
    return [INTRODUCTION, ...parts].filter((part) => part !== '').join('\n\n');
  },
};

/** @param {readonly import('../../report/results.mjs').Row[]} ratios */
function ratioTable(ratios) {
  const goals = ratios.filter(({ goal }) => goal !== undefined);
  const others = ratios.filter(({ goal }) => goal === undefined);
  return [
    ...(goals.length === 0 ? [] : [goalTable(goals)]),
    ...(others.length === 0 ? [] : [table(others, others[0]?.table ?? '', 'without a goal')]),
  ].join('\n\n');
}

const INTRODUCTION = `One method, \`/{proxy+}\` with an \`http_proxy\` integration, which every server mounts at \`/test\` and
forwards to another path of the backend. 32 connections send a request as soon as they have a response (8 connections for
10 MB, and at most three rounds for large responses). A GET gets 500 bytes of JSON. The time is the processor time of the server for each request, which says more than
the requests per second where other programs share the machine.

"The same fields" is bare dispatch that also adds and renames the header fields that API Gateway adds and renames: some
seven to the backend and seven to the client. Its distance from bare dispatch is what the fields cost in undici and in
Node, and no proxy that sends them can be nearer. "On ctx" also sets the response on Koa's \`ctx\`, where middleware in
front sees it, as this package does. Bare dispatch and koa-proxies write to Node's response instead, past Koa, so that
such middleware sees neither the status nor the body.

Most cases measure seconds three to five of a process. V8 compiles a function after some thousand calls, so a server with
more code is slower for longer: this package under \`node:http\` needs about 5 seconds, under Express and Koa 10 to 15.
"After 15 s of load" measures the seconds after that, in one round.

Under Express, Express is the largest part: it changes the prototype of every request and response, after which V8
(before Node 24) reaches their members slowly, in Node's code, too. This package undoes that
([decision](decisions/speed.md)); bare dispatch and the other proxies do not.

Koa 3 sends a stream with \`stream.pipeline\`, which makes an AbortController for each response and aborts it at the end; so
this package passes short bodies to it whole.`;
