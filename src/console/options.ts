import {
  being,
  checkOptions,
  eachItem,
  type OptionCheck,
  trueOrFalse,
  wholeNumberFrom,
} from '../checks/option-checks.js';
import { isHost } from './access/hosts.js';
import { isToken } from './access/token.js';

/** Options of a console; docs/console.md has a row for each. */
export interface ConsoleOptions {
  /**
   * What each call of the page must have: at least 16 letters, digits, `-`, `.`, `_` and `~`. Default: 32
   * random bytes.
   */
  readonly token?: string | undefined;
  /**
   * Under which hosts the console may be opened, such as `console.example.com`; with `:PORT`, only on that
   * port. Default: `localhost` and names that end with `.localhost`, `127.0.0.0/8` and `[::1]`.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Lets clients on other machines in. Default `false`: the peer of the connection must have a loopback address. */
  readonly allowRemote?: boolean | undefined;
  /** How many requests are kept, the latest ones, but no more than 64 MiB of them. Default 500. */
  readonly keep?: number | undefined;
  /** Bytes that the page may send at once, and bytes of a response that Try shows. Default 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Lets the page write templates to the files that they were read from. Default `false`. */
  readonly write?: boolean | undefined;
}

/** The options with their defaults; the token is made later. */
export interface CheckedConsoleOptions {
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[] | undefined;
  readonly allowRemote: boolean;
  readonly keep: number;
  readonly bodyLimit: number;
  readonly write: boolean;
}

const aHost = being('a host, such as "console.example.com" or "10.0.0.5:8080"', isHost);

const CONSOLE_OPTION_CHECKS: Readonly<Record<keyof ConsoleOptions, OptionCheck>> = {
  token: (value, place) => {
    if (!isToken(value)) {
      // Without the value: it is a secret.
      throw new TypeError(
        `${place} must be a string of at least 16 letters, digits, "-", ".", "_" and "~"`,
      );
    }
    return undefined;
  },
  allowedHosts: (value, place) => {
    const hosts = eachItem('hosts', aHost)(value, place);
    if (Array.isArray(hosts) && hosts.length === 0) {
      throw new TypeError(`${place} must be a list of at least one host`);
    }
    return hosts;
  },
  allowRemote: trueOrFalse,
  keep: wholeNumberFrom(1, 100_000),
  bodyLimit: wholeNumberFrom(1, 64 * 1024 * 1024),
  write: trueOrFalse,
};

/** @throws TypeError for an option that does not exist, and for a value of the wrong kind */
export function readConsoleOptions(options: ConsoleOptions): CheckedConsoleOptions {
  const {
    token,
    allowedHosts,
    allowRemote = false,
    keep = 500,
    bodyLimit = 1024 * 1024,
    write = false,
  } = checkOptions(options, CONSOLE_OPTION_CHECKS, 'the console');
  return { token, allowedHosts, allowRemote, keep, bodyLimit, write };
}
