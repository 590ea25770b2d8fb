#!/usr/bin/env node
// Our template engine beside velocityjs with its tree kept, in one run: `npm run build`, then
// `node bench/templates/run.mjs`. Every round builds what the template sees of a request anew.
import { velocityEngine } from '../../build/esm/mapping/templates/template-engine.js';
import { velocityjsEngine } from '../../build/esm/mapping/templates/velocityjs.js';
import { scopeOf } from './scope.mjs';
import { templates } from './templates.mjs';

const ROUNDS = 15;
const MILLISECONDS = 200;

console.log('| template | ours, µs | velocityjs, µs | ratio |');
console.log('| --- | --- | --- | --- |');
for (const { name, text, request } of templates) {
  const engines = [velocityEngine, velocityjsEngine].map((engine) => engine.compile(text));
  for (const template of engines) {
    microseconds(template, request); // warms up
  }
  const times = engines.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, template] of engines.entries()) {
      times[at].push(microseconds(template, request));
    }
  }
  const ratio = median(times[0].map((ours, round) => times[1][round] / ours));
  const [ours, theirs] = times.map(median);
  console.log(`| ${name} | ${ours.toFixed(1)} | ${theirs.toFixed(1)} | ${ratio.toFixed(1)} |`);
}

console.log('\n| size of the template | compile, ms |');
console.log('| --- | --- |');
for (const kilobytes of [8, 32, 128, 256]) {
  const line = 'text $x and "$input.path(\'$.a\').b" #if($x == 1)yes#{else}no#end\n';
  const text = line.repeat(Math.ceil((kilobytes * 1024) / line.length)).slice(0, kilobytes * 1024);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    velocityEngine.compile(whole);
    return performance.now() - start;
  });
  console.log(`| ${kilobytes} KB | ${median(times).toFixed(1)} |`);
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

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
