import type { Command } from './arguments/command.js';

/** A command before it is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands in the order of the help. Each is loaded when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: 'serve the API of a file on this machine',
    load: async () => (await import('./serve/serve.js')).serveCommand,
  },
  {
    name: 'check',
    summary: 'list everything that is wrong with files',
    load: async () => (await import('./check/check.js')).checkCommand,
  },
  {
    name: 'export',
    summary: 'print the OpenAPI document that a file describes',
    load: async () => (await import('./export/export.js')).exportCommand,
  },
];
