import { expect, test } from 'vitest';
import type { Command } from '../../../src/cli/arguments/command.js';
import { commandHelp, PROGRAM, programHelp } from '../../../src/cli/arguments/help.js';
import type { Paint } from '../../../src/cli/output/colours.js';

const paint: Paint = (format, text) => `<${String(format)} ${text}>`;

test('the help of the program lists its commands', () => {
  const commands = [
    { name: 'serve', summary: 'serve an API' },
    { name: 'check', summary: 'check files' },
  ];
  expect(programHelp(commands, paint).split('\n')).toEqual([
    `<bold Usage:> ${PROGRAM} COMMAND …`,
    '',
    'Runs and examines the REST API of an Amazon API Gateway document: OpenAPI, CloudFormation, SAM or Terraform.',
    '',
    '<bold Commands:>',
    '  serve  serve an API',
    '  check  check files',
    '',
    '<bold Flags:>',
    '  -h, --help     show this help; with a command, the help of that command',
    '  -v, --version  show the version',
    '',
    'Exit status: 0 success, 1 something is wrong with the document, 2 something is wrong with the call.',
    '',
  ]);
});

const command: Command = {
  name: 'render',
  usage: ['TEMPLATE', 'FILE METHOD PATH'],
  about: 'Renders.',
  flags: {
    body: { value: 'TEXT', help: 'the payload' },
    header: { short: 'H', value: 'NAME: VALUE', repeats: true, help: 'a header' },
    trace: { help: 'print the log' },
  },
  examples: ['render a.vtl', 'render b.vtl'],
  run: async () => 0,
};

test('the help of a command has its forms, flags and examples', () => {
  expect(commandHelp(command, paint).split('\n')).toEqual([
    `<bold Usage:> ${PROGRAM} render TEMPLATE`,
    `       ${PROGRAM} render FILE METHOD PATH`,
    '',
    'Renders.',
    '',
    '<bold Flags:>',
    '      --body TEXT           the payload',
    '  -H, --header NAME: VALUE  a header (repeatable)',
    '      --trace               print the log',
    '  -h, --help                show this help',
    '',
    '<bold Examples:>',
    `  ${PROGRAM} render a.vtl`,
    `  ${PROGRAM} render b.vtl`,
    '',
  ]);
});

test('one example is called so', () => {
  const help = commandHelp({ ...command, examples: ['render a.vtl'] }, paint);
  expect(help).toContain('\n<bold Example:>\n');
});
