import { reasonOf } from '../checks/value-kinds.js';
import type { Command } from './arguments/command.js';
import { commandHelp, PROGRAM, programHelp } from './arguments/help.js';
import { readArguments, unknownWord } from './arguments/read-arguments.js';
import { UsageError } from './arguments/usage-error.js';
import { COMMANDS, type CommandEntry } from './commands.js';
import { paintFor } from './output/colours.js';
import { type Console, EXIT } from './output/console.js';
import { printable } from './output/printable.js';

/**
 * Runs the command that the arguments name.
 * @param args the arguments after the name of the program
 * @param version reads the version of the package
 * @returns the exit status
 */
export async function runProgram(
  args: readonly string[],
  console: Console,
  version: () => string,
): Promise<number> {
  const [first, ...rest] = args;
  try {
    if (first === '--version' || first === '-v') {
      console.stdout.write(`${version()}\n`);
      return EXIT.success;
    }
    if (first === undefined) {
      console.stderr.write(programHelp(COMMANDS, paintFor(console.stderr, console.env)));
      return EXIT.call;
    }
    if (first === 'help' || first === '--help' || first === '-h') {
      await help(rest[0], console);
      return EXIT.success;
    }
    const command = await entryOf(first).load();
    return await runCommand(command, rest, console);
  } catch (cause) {
    return failed(cause, COMMANDS.some(({ name }) => name === first) ? first : undefined, console);
  }
}

async function help(name: string | undefined, { stdout, env }: Console): Promise<void> {
  const paint = paintFor(stdout, env);
  stdout.write(
    name === undefined
      ? programHelp(COMMANDS, paint)
      : commandHelp(await entryOf(name).load(), paint),
  );
}

function entryOf(name: string): CommandEntry {
  const entry = COMMANDS.find((one) => one.name === name);
  if (entry === undefined) {
    throw unknownWord(name.startsWith('-') ? 'flag' : 'command', name, [
      ...COMMANDS.map((one) => one.name),
      ...(name.startsWith('-') ? ['--help', '--version'] : []),
    ]);
  }
  return entry;
}

function runCommand(command: Command, args: readonly string[], console: Console): Promise<number> {
  const call = readArguments(args, command.flags);
  if (call.has('help')) {
    console.stdout.write(commandHelp(command, paintFor(console.stdout, console.env)));
    return Promise.resolve(EXIT.success);
  }
  return command.run(call, console);
}

/** Says what went wrong, without a stack: each of these errors names its remedy. */
function failed(cause: unknown, command: string | undefined, { stderr, env }: Console): number {
  const paint = paintFor(stderr, env);
  const name = command === undefined ? PROGRAM : `${PROGRAM} ${command}`;
  stderr.write(`${paint('red', `${name}:`)} ${printable(reasonOf(cause))}\n`);
  if (cause instanceof UsageError) {
    stderr.write(
      `Run "${name} --help" for ${command === undefined ? 'the commands' : 'its flags'}.\n`,
    );
    return EXIT.call;
  }
  return EXIT.document;
}
