import type { Paint } from '../output/colours.js';
import { columns } from '../output/table.js';
import type { Command, FlagSpecs } from './command.js';
import { COMMON_FLAGS } from './read-arguments.js';

/** The name of the program. */
export const PROGRAM = 'apigateway-middleware';

/** The help of the program: its commands. */
export function programHelp(
  commands: readonly { readonly name: string; readonly summary: string }[],
  paint: Paint,
): string {
  return [
    `${paint('bold', 'Usage:')} ${PROGRAM} COMMAND …`,
    '',
    'Runs and examines the REST API of an Amazon API Gateway document: OpenAPI, CloudFormation, SAM or Terraform.',
    '',
    paint('bold', 'Commands:'),
    ...columns(commands.map(({ name, summary }) => [`  ${name}`, summary])),
    '',
    paint('bold', 'Flags:'),
    ...columns([
      ['  -h, --help', 'show this help; with a command, the help of that command'],
      ['  -v, --version', 'show the version'],
    ]),
    '',
    'Exit status: 0 success, 1 something is wrong with the document, 2 something is wrong with the call.',
    '',
  ].join('\n');
}

/** The help of a command. */
export function commandHelp(command: Command, paint: Paint): string {
  const { name, usage, about, flags, examples } = command;
  return [
    ...usage.map(
      (form, index) =>
        `${index === 0 ? paint('bold', 'Usage:') : '      '} ${PROGRAM} ${name} ${form}`,
    ),
    '',
    about,
    '',
    paint('bold', 'Flags:'),
    ...columns(flagRows({ ...flags, ...COMMON_FLAGS })),
    '',
    paint('bold', examples.length === 1 ? 'Example:' : 'Examples:'),
    ...examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
  ].join('\n');
}

function flagRows(flags: FlagSpecs): readonly (readonly string[])[] {
  return Object.entries(flags).map(([name, { value, short, repeats, help }]) => [
    `  ${short === undefined ? '   ' : `-${short},`} --${name}${value === undefined ? '' : ` ${value}`}`,
    repeats === true ? `${help} (repeatable)` : help,
  ]);
}
