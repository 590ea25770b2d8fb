#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { Console, Signal } from './output/console.js';
import { runProgram } from './run.js';

// A reader that has seen enough, such as `head`, closes the pipe: what is left to write is not wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const SIGNALS: readonly Signal[] = ['SIGINT', 'SIGTERM'];

const surroundings: Console = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  onSignal(listener) {
    for (const signal of SIGNALS) {
      process.on(signal, listener);
    }
    return () => {
      for (const signal of SIGNALS) {
        process.off(signal, listener);
      }
    };
  },
  exit: (status) => process.exit(status),
};

process.exitCode = await runProgram(process.argv.slice(2), surroundings, () => {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
});
