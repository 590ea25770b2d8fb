import { isObject } from '../../checks/document-values.js';
import { didYouMean } from '../../checks/nearest.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import type { Call, Command } from '../arguments/command.js';
import { LOAD_FLAGS } from '../arguments/document-flags.js';
import { objectOfValue, textOfValue } from '../arguments/input-values.js';
import { UsageError } from '../arguments/usage-error.js';
import { pairsOf } from '../arguments/values.js';
import { type Console, EXIT } from '../output/console.js';
import { templateInDocument } from './document-template.js';
import { templateInFile } from './template-file.js';

const PARAMS = '{"path": {"id": "7"}, "querystring": {"page": "2"}, "header": {"Accept": "*/*"}}';
const CONTEXT = '{"stage": "prod", "authorizer": {"principalId": "ann"}}';

/** `render TEMPLATE`, `render FILE METHOD PATH request|response …` */
export const renderCommand: Command = {
  name: 'render',
  usage: [
    'TEMPLATE',
    'FILE METHOD PATH request [MEDIA-TYPE]',
    'FILE METHOD PATH response STATUS [MEDIA-TYPE]',
  ],
  about:
    'Renders a mapping template: one in a file of its own, or one of a document. Without MEDIA-TYPE it is the\none that a request without Content-Type or Accept gets. A value @FILE is read from a file, @- from standard input.',
  flags: {
    body: { value: 'TEXT', help: 'the payload of the request or of the response of the backend' },
    params: { value: 'JSON', help: 'what $input.params() returns' },
    context: { value: 'JSON', help: '$context' },
    'stage-variable': {
      value: 'NAME=VALUE',
      repeats: true,
      help: 'the value of a stage variable',
    },
    ...LOAD_FLAGS,
  },
  examples: [
    `render order.vtl --body '{"id": 7}' --params '${PARAMS}'`,
    'render api.yaml POST /orders request --body @order.json',
    `render api.yaml POST /orders response 200 --context '${CONTEXT}'`,
  ],
  async run(call, console) {
    const input = await inputOf(call, console);
    const render = call.positionals.length < 2 ? templateInFile(call) : templateInDocument(call);
    const output = render(input);
    console.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
    return EXIT.success;
  },
};

async function inputOf(call: Call, { stdin }: Console): Promise<TemplateInput> {
  const body = call.value('body');
  const params = call.value('params');
  const context = call.value('context');
  return {
    body: body === undefined ? undefined : await textOfValue('--body', body, stdin),
    params:
      params === undefined
        ? undefined
        : paramsOf(await objectOfValue('--params', params, { stdin, example: PARAMS })),
    context:
      context === undefined
        ? undefined
        : await objectOfValue('--context', context, { stdin, example: CONTEXT }),
    stageVariables: pairsOf(call, 'stage-variable'),
  };
}

const LOCATIONS = ['path', 'querystring', 'header'];

/** @throws UsageError for a member that `$input.params()` does not have, and for a value that is not text */
function paramsOf(given: Readonly<Record<string, unknown>>): TemplateInput['params'] {
  for (const [location, parameters] of Object.entries(given)) {
    if (!LOCATIONS.includes(location)) {
      const hint = didYouMean(location, LOCATIONS) || `: use ${LOCATIONS.join(', ')}`;
      throw new UsageError(`--params has no member ${JSON.stringify(location)}${hint}`);
    }
    if (
      !isObject(parameters) ||
      Object.values(parameters).some((value) => typeof value !== 'string')
    ) {
      throw new UsageError(
        `--params: ${JSON.stringify(location)} must be an object of strings, as in '${PARAMS}'`,
      );
    }
  }
  return given as TemplateInput['params'];
}
