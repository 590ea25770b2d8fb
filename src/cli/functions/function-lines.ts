import { oneLine } from '../../execute/log/one-line.js';
import type { DocumentFunction } from '../../model/document/document-function.js';
import { columns } from '../output/table.js';
import type { LocalFunction } from './local-function.js';

/** A line for each function that the command runs: name, runtime and handler. */
export function functionLines(functions: readonly LocalFunction[]): readonly string[] {
  const run = functions.filter(({ problem }) => problem === undefined);
  const rows = run.map(({ declared: { id, runtime = '', handler = '' } }) => [
    oneLine(id),
    oneLine(runtime),
    oneLine(handler),
  ]);
  return columns(rows).map((line) => `  ${line}`);
}

/**
 * What the user should know about the functions: those that are not run, variables without a value,
 * and layers.
 * @param isElsewhere whether `--lambda` runs what the command does not
 */
export function functionNotices(
  functions: readonly LocalFunction[],
  isElsewhere: boolean,
): readonly string[] {
  const notRun = functions.flatMap(({ declared: { id }, problem }) =>
    problem === undefined ? [] : [`  ${oneLine(id)}: ${oneLine(problem)}`],
  );
  const run = functions.flatMap(({ declared, problem }) =>
    problem === undefined ? [declared] : [],
  );
  const layered = run.flatMap(({ id, hasLayers }) => (hasLayers ? [oneLine(id)] : []));
  const head = isElsewhere
    ? 'Functions that are called at the address of --lambda:'
    : 'Functions that are not run here (for other runtimes, start "sam local start-lambda" and pass --lambda http://127.0.0.1:3001):';
  return [
    ...(notRun.length === 0 ? [] : [head, ...notRun]),
    ...unsetVariables(run),
    ...(layered.length === 0
      ? []
      : [`Layers are not loaded, so their modules must be in node_modules: ${layered.join(', ')}`]),
  ];
}

/** A line for each environment variable without a value, with the functions that lack it. */
function unsetVariables(functions: readonly DocumentFunction[]): readonly string[] {
  const lacking = new Map<string, string[]>();
  for (const { id, open } of functions) {
    for (const [name, wanted] of Object.entries(open)) {
      const flags = wanted.map((one) => `--variable ${one}=VALUE`).join(' ');
      const notice = `The environment variable ${name} is not set, because only a deployment knows its value: pass ${flags}`;
      lacking.set(notice, [...(lacking.get(notice) ?? []), id]);
    }
  }
  return [...lacking].map(([notice, ids]) => oneLine(`${notice} (${ids.join(', ')})`));
}
