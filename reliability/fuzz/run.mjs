// Feeds random inputs to every reader of what strangers write. Prints its seed; a failure prints the input, the seed
// and the number that repeat it.
//
//   node reliability/fuzz/run.mjs [--seed N] [--count N] [--only AREA]
//
// COUNT is the number of inputs for each area, 20,000 by default.
import { inspect, parseArgs } from 'node:util';
import { callerInput, checkCallers, checkOptions, optionsInput } from './callers.mjs';
import { checkDocument, documentInput } from './documents.mjs';
import { checkForm, formInput } from './forms.mjs';
import { checkModel, modelInput } from './models.mjs';
import { Random } from './random.mjs';
import { checkRequest, requestInput, startServer, stopServer } from './requests.mjs';
import { checkScope, scopeInput } from './scopes.mjs';
import { checkJsonPath, checkTemplate, jsonPathInput, templateInput } from './templates.mjs';
import { checkToken } from './tokens/check.mjs';
import { tokenInput } from './tokens/texts.mjs';

/** Milliseconds that one input of some kilobytes may take on a busy machine. */
const LONGEST = 10_000;

/** @type {Record<string, { make: (random: Random) => any, check: (input: any, random: Random) => unknown, share?: number }>} */
const AREAS = {
  documents: { make: documentInput, check: checkDocument },
  templates: { make: templateInput, check: checkTemplate },
  scopes: { make: scopeInput, check: checkScope },
  'JSON paths': { make: jsonPathInput, check: checkJsonPath },
  models: { make: modelInput, check: checkModel },
  forms: { make: formInput, check: checkForm, share: 0.25 },
  options: { make: optionsInput, check: checkOptions },
  callers: { make: callerInput, check: checkCallers },
  tokens: { make: tokenInput, check: checkToken, share: 0.5 },
  requests: { make: requestInput, check: checkRequest, share: 0.1 },
};

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const count = Number(values.count ?? 20_000);
console.log(`seed ${seed}`);

/** @type {unknown} */
let loose;
process.on('unhandledRejection', (reason) => {
  loose = reason;
});
await startServer();
for (const [area, { make, check, share = 1 }] of Object.entries(AREAS)) {
  if (values.only !== undefined && values.only !== area) {
    continue;
  }
  let slowest = 0;
  const inputs = Math.ceil(count * share);
  for (let index = 0; index < inputs; index++) {
    const random = new Random(seed + index);
    const input = make(random);
    const begin = performance.now();
    try {
      await check(input, random);
      if (loose !== undefined) {
        throw new Error('A promise was rejected and nothing handled it', { cause: loose });
      }
      const took = performance.now() - begin;
      slowest = Math.max(slowest, took);
      if (took > LONGEST) {
        throw new Error(`took ${Math.round(took)} ms`);
      }
      if (Reflect.has({}, 'polluted')) {
        throw new Error('Object.prototype was changed');
      }
    } catch (error) {
      report(area, index, input, error);
      process.exit(1);
    }
  }
  console.log(`${area}: ${inputs} inputs, the slowest ${Math.round(slowest)} ms`);
}
await stopServer();

/** @param {string} area @param {number} index @param {unknown} input @param {unknown} error */
function report(area, index, input, error) {
  const shown = Buffer.isBuffer(input) ? input.toString('latin1') : input;
  console.error(
    `${area}: input ${index} failed; to repeat it: --only "${area}" --seed ${seed + index} --count 1`,
  );
  console.error(inspect(shown, { depth: 20, maxStringLength: 20_000 }));
  console.error(error);
}
