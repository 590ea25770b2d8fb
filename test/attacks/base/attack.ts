import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import { HOSTS, type Host, type Served, type Setup } from '../../support/hosts.js';
import type { Listening } from '../../support/servers.js';
import { HAS_STRICT_PARSER } from '../../support/strict-parser.js';
import { Aftermath, type Handles, isWithin, listenersOf } from './aftermath.js';
import { Attacker } from './attacker.js';
import { byHost, type PerHost } from './by-host.js';
import { documentOfPaths, mock, proxied } from './documents.js';
import {
  type Act,
  type Call,
  type RecordingBackend,
  respondOk,
  startRecording,
} from './recording-backend.js';

/** A row of a table: what a client or a backend does, and everything that may come of it. */
export interface Attack {
  readonly name: string;
  /**
   * What the client sends in one packet, or does on its connection. `ROW` is replaced by the row's own
   * name, which must be in the target or in a header, so that requests at the backend belong to a row.
   */
  readonly send: string | ((client: Attacker) => Promise<unknown>);
  /**
   * Each response in order: status, then the type of the gateway response or the body in quotes, `cut`
   * where it broke off. Last `open` where the connection served two more requests, `closed` where the
   * gateway closed it, `left` where the client did.
   */
  readonly gets: PerHost<readonly string[]>;
  /**
   * Each request at the backend: method, target, the body in quotes, the `fields` that it had; `cut`
   * where the body broke off, `left` where the gateway ended the call before the response was complete.
   */
  readonly seen: PerHost<readonly string[]>;
  /** The headers of the requests at the backend that `seen` shows, in small letters. */
  readonly fields?: readonly string[];
  /** What the backend does; default: what the table says. */
  readonly act?: Act;
}

/** Rows that one server of each adapter runs at the same time. */
export interface AttackTable {
  readonly rows: readonly Attack[];
  /** The document, without what all have in common. */
  readonly api: (backend: RecordingBackend) => ApiPart | Promise<ApiPart>;
  readonly options?: GatewayOptions<never>;
  readonly setup?: Partial<Setup>;
  /** Default: `ok` after the end of the request. */
  readonly act?: Act;
  /** By how many bytes the process may grow; for rows that are about memory, with a wide margin. */
  readonly mostMemory?: number;
  /** Default: all adapters. */
  readonly hosts?: readonly Host[];
  /** Whether some rows are what Node itself refuses, which its oldest supported version does not. */
  readonly isOfNode?: boolean;
}

interface ApiPart {
  readonly paths: object;
}

/** What came of a row. */
interface Outcome {
  readonly gets: readonly string[];
  readonly seen: readonly string[];
}

/**
 * Runs a table on each adapter, and then sees that connections on both sides, calls under way,
 * listeners and timers are as they were before.
 */
export function attack(title: string, table: AttackTable): void {
  const runs = table.isOfNode !== true || HAS_STRICT_PARSER;
  describe.each(table.hosts ?? HOSTS)(`$name: ${title}`, (host) => {
    test.runIf(runs)('each row ends as it says, and nothing is left of it', async () => {
      const aftermath = new Aftermath();
      const rows = new Map(table.rows.map((row, index) => [`row-${index}`, row]));
      const backend = await startRecording(
        (id) => rows.get(id)?.act ?? (rows.has(id) ? table.act : undefined) ?? respondOk,
      );
      const served = await serve(host, table, backend);
      await served.listenersAfter(USUAL, USUAL_REQUEST);
      const memory = process.memoryUsage.rss();
      const outcomes = await Promise.all(
        Array.from(rows, async ([id, row]) => {
          const done = aftermath.progress.begin(row.name);
          const gets = await served.listenersAfter(id, row.send);
          done();
          return [id, gets] as const;
        }),
      );
      expect(process.memoryUsage.rss() - memory).toBeLessThan(table.mostMemory ?? Infinity);
      await aftermath.released(served, served.made, backend);
      const entries = outcomes.map(([id, gets]) => {
        const row = rows.get(id) as Attack;
        return [row.name, { gets, seen: backend.of(id).map((call) => wordsOf(call, id, row)) }];
      });
      expect(Object.fromEntries(entries)).toEqual(expectedOf(table.rows, host));
      expect(backend.of('stray')).toEqual([]);
      expect(served.unusual()).toEqual([]);
      await aftermath.stopped([served, backend]);
    });
  });
}

function expectedOf(rows: readonly Attack[], host: Host): Readonly<Record<string, Outcome>> {
  return Object.fromEntries(
    rows.map(({ name, gets, seen }) => [
      name,
      { gets: byHost(gets, host), seen: byHost(seen, host) },
    ]),
  );
}

function wordsOf(call: Call, id: string, { fields = [] }: Attack): string {
  const shown = fields.map((name) => `${name}=${call.headers[name] ?? ''}`);
  const { method, target, body } = call;
  const parts = [
    method,
    target.replaceAll(id, 'ROW'),
    body === '' ? '' : body.length > 80 ? `${body.length} bytes` : JSON.stringify(body),
    ...shown,
    call.isComplete ? '' : 'cut',
    call.isLeft && !call.isFaulty ? 'left' : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

interface ServedTable extends Listening {
  /** Runs a row's client, and notes the listeners of its connection afterwards. */
  listenersAfter(id: string, send: Attack['send']): Promise<readonly string[]>;
  /** Connections whose listeners are not those of a new one. */
  unusual(): readonly unknown[];
  readonly made: readonly Served[];
}

async function serve(
  host: Host,
  table: AttackTable,
  backend: RecordingBackend,
): Promise<ServedTable> {
  const made: Served[] = [];
  const listeners = new Map<string, Handles>();
  const { front = [], gateways, ...setup } = table.setup ?? {};
  const { paths } = await table.api(backend);
  const listening = await host.start({
    ...setup,
    gateways: {
      ...gateways,
      '': documentOfPaths({ ...paths, ...usualPaths(backend.origin) }, TYPED),
    },
    options: { onError: () => {}, ...table.options },
    made,
    front: [
      (req) => {
        const { 'x-probe': probe, 'x-row': row } = req.headers;
        if (probe === 'last') {
          listeners.set(String(row), listenersOf(req.socket));
        }
      },
      ...front,
    ],
  });
  return {
    ...listening,
    listenersAfter: (id, send) => new Attacker(listening.port, id, backend).run(send),
    unusual: () => {
      const usual = listeners.get(USUAL) ?? {};
      return [...listeners].filter(([, counts]) => !isWithin(counts, usual));
    },
    made,
  };
}

/** Gateway responses that name their type, so that rows can. */
const typed = {
  responseParameters: { 'gatewayresponse.header.X-Type': 'context.error.responseType' },
};
const TYPED = {
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: typed, DEFAULT_5XX: typed },
};
/** A request that is no attack: afterwards a connection has the listeners that a connection has. */
const USUAL = 'row-usual';
const USUAL_REQUEST =
  'POST /usual HTTP/1.1\r\nHost: a\r\nX-Row: ROW\r\nContent-Length: 3\r\n\r\nabc';
const usualPaths = (origin: string): object => ({
  '/usual': { post: proxied(origin) },
  '/probe': { get: mock({}, 'probe') },
});
