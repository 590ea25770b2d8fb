import type { ServerResponse as Response } from 'node:http';
import { Socket } from 'node:net';
import { IncomingMessage, ServerResponse } from './node-classes.js';

/**
 * The headers of a response as Node keeps them until they are written: by name in lower case. Values must be ones that `setHeader` would accept.
 */
export type HeaderTable = Record<string, HeaderEntry | undefined>;

/** The name as written, and its value. */
export type HeaderEntry = [name: string, value: number | string | readonly string[]];

/**
 * The table of a response of HTTP/1.1, whose head is not written yet.
 * @returns `undefined` if this version of Node keeps headers in another way, or if something has replaced
 * `setHeader` and must see each header
 */
export function headerTableOf(res: Response): HeaderTable | undefined {
  if (TABLE === undefined || res.setHeader !== setHeader) {
    return undefined;
  }
  const tables = res as unknown as Record<symbol, HeaderTable | null>;
  const table = tables[TABLE];
  if (table !== null) {
    return table;
  }
  const created = Object.create(null) as HeaderTable;
  tables[TABLE] = created;
  return created;
}

const { setHeader } = ServerResponse.prototype;

/** The key of the table, found by what `setHeader` changes; `undefined` if that is not such a table. */
const TABLE: symbol | undefined = (() => {
  const probe = new ServerResponse(new IncomingMessage(new Socket()));
  const members = probe as unknown as Record<symbol, unknown>;
  const empty = Object.getOwnPropertySymbols(probe).filter((key) => members[key] === null);
  probe.setHeader('X-Probe', '1');
  return empty.find((key) => JSON.stringify(members[key]) === '{"x-probe":["X-Probe","1"]}');
})();
