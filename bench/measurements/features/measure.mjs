import { openBench, roundOf } from '../../load/bench.mjs';
import { turns } from '../../load/turns.mjs';
import { rowOf } from '../../report/results.mjs';

const FRAMEWORKS = ['node:http', 'Express 5'];

/** Each feature beside what it is added to, `base`. */
const FEATURES = [
  { feature: 'GET, `http_proxy`', variant: 'get', request: 'get' },
  {
    feature: 'GET, `http` with a response template',
    variant: 'responseTemplate',
    request: 'get',
    base: 'GET, `http_proxy`',
  },
  {
    feature: 'GET, an authorizer whose result is cached',
    variant: 'authorizer',
    request: 'authorized',
    base: 'GET, `http_proxy`',
  },
  {
    feature: 'GET, an API key',
    variant: 'apiKey',
    request: 'keyed',
    base: 'GET, `http_proxy`',
  },
  {
    feature: 'GET, an access log in JSON',
    variant: 'accessLog',
    request: 'get',
    base: 'GET, `http_proxy`',
  },
  {
    feature: 'GET, a Lambda proxy whose handler is in the process',
    variant: 'lambda',
    request: 'get',
    base: 'GET, `http_proxy`',
  },
  { feature: 'GET, cache hit', variant: 'cacheHit', request: 'get', base: 'GET, `http_proxy`' },
  {
    feature: 'GET, throttled: 429',
    variant: 'throttled',
    request: 'throttled',
    base: 'GET, `http_proxy`',
  },
  { feature: 'POST of 1 KB, `http_proxy`', variant: 'post', request: 'post' },
  {
    feature: 'POST of 1 KB, `http` with request and response template',
    variant: 'bothTemplates',
    request: 'post',
    base: 'POST of 1 KB, `http_proxy`',
    goal: 0.75,
  },
  {
    feature: 'POST of 1 KB, validated by a model',
    variant: 'model',
    request: 'post',
    base: 'POST of 1 KB, `http_proxy`',
    goal: 0.85,
  },
];

/** @param {{ rounds: number, seconds: number, isQuick: boolean, say: (text: string) => void }} settings */
export async function measure(settings) {
  const bench = await openBench();
  const rows = [];
  const notes = [];
  try {
    for (const framework of FRAMEWORKS) {
      const cases = FEATURES.map((one) => ({ ...one, server: `${framework}, this package` }));
      const round = (one) => roundOf(bench, one, settings);
      const { figures, failed } = await turns(cases, settings, ({ feature }) => feature, round);
      rows.push(...rowsOf(framework, figures));
      notes.push(...failed.map((text) => `${framework}: ${text}`));
    }
  } finally {
    await bench.stop();
  }
  return { facts: bench.facts, notes, rows };
}

function rowsOf(framework, figures) {
  const rows = [];
  for (const { feature, base, goal } of FEATURES) {
    const own = figures.get(feature);
    const other = figures.get(base);
    const place = (column) => [framework, feature, column];
    if (own !== undefined) {
      const rate = { unit: 'requests/s', better: 'higher' };
      rows.push(rowOf(place('requests/s'), own.perSecond, rate));
      rows.push(rowOf(place('µs of processor time'), own.cost, { unit: 'µs', better: 'lower' }));
    }
    if (own !== undefined && other !== undefined) {
      const ratio = { unit: 'ratio', better: 'higher', goal };
      rows.push(rowOf(place('beside `http_proxy`'), own.perSecond / other.perSecond, ratio));
    }
  }
  return rows;
}
