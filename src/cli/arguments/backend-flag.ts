import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

export const BACKEND_FLAG: FlagSpecs = {
  backend: {
    value: 'FROM=TO',
    repeats: true,
    help: 'call TO in place of integration URIs that start with FROM',
  },
};

/** Replaces the start of integration URIs. */
export interface BackendReplacements {
  /** The starts that are replaced, the longest first. */
  readonly starts: readonly string[];
  /** The URI to call in place of a URI. */
  apply(uri: string): string;
}

/**
 * The replacements that `--backend` names. The longest start that fits a URI counts.
 * @throws UsageError for a value without FROM, or whose TO is not an http: or https: address
 */
export function backendsOfCall(call: Call): BackendReplacements {
  const pairs = call
    .values('backend')
    .map(readPair)
    .sort(([a], [b]) => b.length - a.length);
  return {
    starts: pairs.map(([from]) => from),
    apply(uri) {
      const [from = '', to = ''] = pairs.find(([start]) => startsWith(uri, start)) ?? [];
      const rest = uri.slice(from.length);
      return to.endsWith('/') && rest.startsWith('/') ? to + rest.slice(1) : to + rest;
    },
  };
}

/** Whether a URI starts with a text that does not end within its host name or a segment of its path. */
export function startsWith(uri: string, start: string): boolean {
  return (
    uri.startsWith(start) && (start.endsWith('/') || /^(?:[/?#]|$)/.test(uri.slice(start.length)))
  );
}

/** FROM ends before the address that TO begins with, so it may contain an equals sign. */
function readPair(text: string): readonly [from: string, to: string] {
  const [, from, to] = /^(.+?)=(https?:\/\/[^\s/?#]+[^\s?#]*)$/i.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    throw new UsageError(
      `--backend ${JSON.stringify(text)} must have the form FROM=TO, as in https://api.example.com=http://localhost:4000`,
    );
  }
  return [from, to];
}
