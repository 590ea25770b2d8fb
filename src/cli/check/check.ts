import type { Command } from '../arguments/command.js';
import {
  LOAD_FLAGS,
  loadOptionsOf,
  STAGE_FLAGS,
  stageOptionsOf,
} from '../arguments/document-flags.js';
import { unknownWord } from '../arguments/read-arguments.js';
import { UsageError } from '../arguments/usage-error.js';
import { fileName } from '../arguments/values.js';
import { paintFor } from '../output/colours.js';
import { EXIT } from '../output/console.js';
import { checkFile } from './check-file.js';
import { githubReport } from './github-report.js';
import { jsonReport } from './json-report.js';
import { textReport } from './text-report.js';

/** `check FILE…` */
export const checkCommand: Command = {
  name: 'check',
  usage: ['FILE…'],
  about:
    'Loads and imports each file as the gateway would, and lists every issue with its place and its remedy.\nExits with 1 if a file has an error.',
  flags: {
    format: { value: 'text|json|github', help: 'how to print the issues (default: text)' },
    strict: { help: 'exit with 1 on warnings, too' },
    ...LOAD_FLAGS,
    ...STAGE_FLAGS,
  },
  examples: ['check api.yaml', 'check --format github --strict apis/*.yaml'],
  async run(call, { stdout, env }) {
    const format = call.value('format') ?? 'text';
    if (!Object.hasOwn(REPORTS, format)) {
      throw unknownWord('format', format, Object.keys(REPORTS));
    }
    if (call.positionals.length === 0) {
      throw new UsageError('FILE is missing');
    }
    const how = {
      load: loadOptionsOf(call),
      stage: stageOptionsOf(call),
      strict: call.has('strict'),
    };
    const files = call.positionals.map((file) => checkFile(fileName(file), how));
    const report = REPORTS[format as keyof typeof REPORTS];
    stdout.write(report(files, { paint: paintFor(stdout, env), env }));
    return files.every(({ ok }) => ok) ? EXIT.success : EXIT.document;
  },
};

const REPORTS = { text: textReport, json: jsonReport, github: githubReport };
