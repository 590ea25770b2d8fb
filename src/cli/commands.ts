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
    name: 'explain',
    summary: 'say what the API would do with a request',
    load: async () => (await import('./explain/explain.js')).explainCommand,
  },
  {
    name: 'invoke',
    summary: 'send one request through the API, with its execution log',
    load: async () => (await import('./invoke/invoke.js')).invokeCommand,
  },
  {
    name: 'render',
    summary: 'render a mapping template',
    load: async () => (await import('./render/render.js')).renderCommand,
  },
  {
    name: 'export',
    summary: 'print the OpenAPI document that a file describes',
    load: async () => (await import('./export/export.js')).exportCommand,
  },
];
