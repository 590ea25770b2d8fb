import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { runCli } from '../support/fake-console.js';

test('the version is data', async () => {
  expect(await runCli(['--version'])).toEqual({ status: 0, out: '1.2.3\n', err: '' });
  expect(await runCli(['-v'])).toEqual({ status: 0, out: '1.2.3\n', err: '' });
});

test('a call without a command gets the help on standard error, and the status of a wrong call', async () => {
  const { status, out, err } = await runCli([]);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('Usage: apigateway-middleware COMMAND');
});

test.each([['--help'], ['-h'], ['help']])('%s lists every command', async (flag) => {
  const { status, out, err } = await runCli([flag]);
  expect([status, err]).toEqual([0, '']);
  for (const { name, summary } of COMMANDS) {
    expect(out).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'));
  }
});

describe.each(COMMANDS.map(({ name, load }) => [name, load] as const))('%s', (name, load) => {
  test('has a help with its flags, however it is asked for', async () => {
    const { status, out, err } = await runCli([name, '--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: apigateway-middleware ${name} `));
    for (const [flag, { help }] of Object.entries((await load()).flags)) {
      expect(out).toContain(` --${flag}`);
      expect(out).toContain(help);
    }
    expect((await runCli([name, '-h'])).out).toBe(out);
    expect((await runCli(['help', name])).out).toBe(out);
  });

  test('has a name, flags and examples that a shell completes', async () => {
    const command = await load();
    expect(command.name).toBe(name);
    for (const flag of Object.keys(command.flags)) {
      expect(flag).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    }
    expect(command.examples.filter((example) => !example.startsWith(`${name} `))).toEqual([]);
  });

  test('refuses a call without a file, a flag that does not exist, and a file that does not exist', async () => {
    const { status, out, err } = await runCli([name]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`Run "apigateway-middleware ${name} --help" for its flags.`);
    expect(await runCli([name, '--aip', 'x'])).toMatchObject({ status: 2, out: '' });
  });
});

test.each([
  [['srve', 'a.yaml'], 'There is no command "srve"; did you mean "serve"?'],
  [['deploy'], 'There is no command "deploy": use one of serve, check,'],
  [['help', 'chek'], 'There is no command "chek"; did you mean "check"?'],
  [['--versoin'], 'There is no flag "--versoin"; did you mean "--version"?'],
  [['serve', '--prot', '1', 'a'], 'There is no flag --prot; did you mean --port?'],
  [['serve', '-p', '1', 'a'], 'There is no flag -p: the flags are --port, '],
  [
    ['serve', '--stage-var', 'a=b', 'a'],
    'There is no flag --stage-var; did you mean --stage-variable?',
  ],
  [['serve', '--port'], '--port needs a value: --port NUMBER'],
  [['serve', '--stage', '--trace', 'a'], '--stage needs a value, but --trace follows'],
  [['serve', '--trace=yes', 'a'], '--trace takes no value: write --trace alone'],
  [['serve', 'a', 'b'], '"b" is one argument too many'],
  [['serve', '--port', '65536', 'a'], '--port "65536" must be a number from 0 to 65535'],
  [['serve', '--mount', 'v1', 'a'], '--mount "v1" must be a path such as /v1'],
  [['serve', '--stage', '', 'a'], '--stage needs a name'],
  [['serve', '--stage-variable', 'a', 'a'], '--stage-variable "a" must have the form NAME=VALUE'],
  [['serve', '--backend', 'http://a', 'a'], '--backend "http://a" must have the form FROM=TO'],
  [['serve', 'a\nb'], '"a\\nb" is not the name of a file'],
  [['check', '--format', 'jsn', 'a'], 'There is no format "jsn"; did you mean "json"?'],
])('%j is a wrong call: %s', async (args, message) => {
  const { status, out, err } = await runCli(args);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('a document that cannot be loaded ends with 1, and with all its issues but without a stack', async () => {
  const { status, out, err } = await runCli(['export', 'missing.yaml']);
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain('"missing.yaml" cannot be loaded: ENOENT');
  expect(err).not.toMatch(/^\s+at /m);
});

test.each([
  [{ isTTY: true }, true],
  [{ isTTY: false }, false],
  [{}, false],
  [{ isTTY: true, env: { NO_COLOR: '1' } }, false],
  [{ isTTY: true, env: { NO_COLOR: '' } }, true],
  [{ isTTY: true, env: { TERM: 'dumb' } }, false],
])('with %j, colours: %s', async (console, coloured) => {
  const { out } = await runCli(['--help'], console);
  expect(out.includes('\u001b[')).toBe(coloured);
});
