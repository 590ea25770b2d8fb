import { AWS_FLAG } from '../arguments/aws-flag.js';
import { BACKEND_FLAG } from '../arguments/backend-flag.js';
import type { Call, FlagSpecs } from '../arguments/command.js';
import { LOAD_FLAGS, STAGE_FLAGS } from '../arguments/document-flags.js';
import { LAMBDA_FLAGS } from '../arguments/lambda-flags.js';
import { POLICY_FLAG } from '../arguments/policy-flag.js';
import { UsageError } from '../arguments/usage-error.js';

const DEFAULT_PORT = 3000;
/** The loopback interface, so that other machines cannot connect. */
const DEFAULT_HOST = '127.0.0.1';

export const SERVE_FLAGS: FlagSpecs = {
  port: {
    value: 'NUMBER',
    help: `the port to listen on; 0 takes any free one (default: ${DEFAULT_PORT})`,
  },
  host: {
    value: 'ADDRESS',
    help: `the address to listen on (default: ${DEFAULT_HOST}, this machine alone)`,
  },
  mount: { value: '/PATH', help: 'the path that comes before those of the API, such as /v1' },
  ...BACKEND_FLAG,
  ...POLICY_FLAG,
  ...LAMBDA_FLAGS,
  ...AWS_FLAG,
  ...STAGE_FLAGS,
  ...LOAD_FLAGS,
  trace: { help: 'print the execution log of each request' },
  watch: {
    help: 'serve the file anew when it, a file that it includes, or code of --functions changes',
  },
  'cors-debug': { help: 'say what a browser misses in a response to another origin' },
  'console-port': {
    value: 'NUMBER',
    help: 'the port of the console, on this machine alone (default: any free one)',
  },
  'no-console': { help: 'do not open the console' },
  write: { help: 'let the console write templates to the file' },
};

/** Where a server listens, and what it serves there. */
export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** The empty string, or a path without a slash at its end. */
  readonly mount: string;
}

/** How the console is opened. */
export interface ConsoleFlags {
  /** 0 takes any free one. */
  readonly port: number;
  /** Whether it may write templates to the file. */
  readonly write: boolean;
}

/**
 * @returns `undefined` without a console
 * @throws UsageError for a value that cannot be used, and for a flag that cannot take effect
 */
export function consoleFlagsOf(call: Call): ConsoleFlags | undefined {
  if (!call.has('no-console')) {
    return { port: portOf(call, 'console-port', 0), write: call.has('write') };
  }
  for (const flag of ['console-port', 'write']) {
    if (call.has(flag)) {
      throw new UsageError(`--${flag} is for the console, which --no-console leaves out`);
    }
  }
  return undefined;
}

/** @throws UsageError for a value that cannot be used */
export function listenOptionsOf(call: Call): ListenOptions {
  const port = portOf(call, 'port', DEFAULT_PORT);
  const mount = (call.value('mount') ?? '').replace(/\/+$/, '');
  if (mount !== '' && !/^\/[^\s?#]*$/.test(mount)) {
    throw new UsageError(`--mount ${JSON.stringify(mount)} must be a path such as /v1`);
  }
  const host = call.value('host') ?? DEFAULT_HOST;
  if (host === '') {
    throw new UsageError('--host needs an address, such as 0.0.0.0');
  }
  return { port, host, mount };
}

function portOf(call: Call, flag: string, otherwise: number): number {
  const port = call.value(flag) ?? String(otherwise);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--${flag} ${JSON.stringify(port)} must be a number from 0 to 65535`);
  }
  return Number(port);
}
