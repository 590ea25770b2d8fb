// The template engine beside velocityjs with its tree kept. Every round builds what the template sees of a request
// anew.
import { velocityEngine } from '../../../build/esm/mapping/templates/template-engine.js';
import { velocityjsEngine } from '../../../build/esm/mapping/templates/velocityjs.js';
import { median, rowOf } from '../../report/results.mjs';
import { scopeOf } from './scope.mjs';
import { templates } from './templates.mjs';

const MILLISECONDS = 200;
const KILOBYTES = [8, 32, 128, 256];

/** @param {{ isQuick: boolean, say: (text: string) => void }} settings */
export async function measure({ isQuick, say }) {
  const rows = templates.flatMap((template) => rendering(template, isQuick ? 3 : 15, say));
  for (const kilobytes of KILOBYTES) {
    const millis = compiling(kilobytes);
    say(`${kilobytes} KB: ${millis.toFixed(1)} ms`);
    const meaning = { unit: 'ms', better: 'lower', slack: 1 };
    rows.push(rowOf(['compile', `${kilobytes} KB`, 'ms'], millis, meaning));
  }
  return { rows };
}

function rendering({ name, text, request }, rounds, say) {
  const engines = [velocityEngine, velocityjsEngine].map((engine) => engine.compile(text));
  for (const template of engines) {
    microseconds(template, request); // warms up
  }
  const times = engines.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, template] of engines.entries()) {
      times[at].push(microseconds(template, request));
    }
  }
  const ratio = median(times[0].map((own, round) => times[1][round] / own));
  const [own, other] = times.map(median);
  say(`${name}: ${own.toFixed(1)} µs, velocityjs ${other.toFixed(1)} µs`);
  const place = (column) => ['render', name, column];
  const time = { unit: 'µs', better: 'lower', slack: 0.2 };
  return [
    rowOf(place('this package, µs'), own, time),
    rowOf(place('velocityjs, µs'), other, { ...time, isReference: true }),
    rowOf(place('ratio'), ratio, { unit: 'ratio', better: 'higher' }),
  ];
}

/** @param {number} kilobytes of the template @returns {number} milliseconds */
function compiling(kilobytes) {
  const line = 'text $x and "$input.path(\'$.a\').b" #if($x == 1)yes#{else}no#end\n';
  const text = line.repeat(Math.ceil((kilobytes * 1024) / line.length)).slice(0, kilobytes * 1024);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    velocityEngine.compile(whole);
    return performance.now() - start;
  });
  return median(times);
}

/** The processor time of one rendering, its variables included: other programs do not count. */
function microseconds(template, request) {
  const end = performance.now() + MILLISECONDS;
  const start = process.cpuUsage();
  let count = 0;
  while (performance.now() < end) {
    for (let at = 0; at < 50; at += 1) {
      template.render(scopeOf(request));
    }
    count += 50;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}
