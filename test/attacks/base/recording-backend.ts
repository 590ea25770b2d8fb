import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Listening, listen } from '../../support/servers.js';

/** A request as the backend saw it. */
export interface Call {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  /** What has come of the body. */
  body: string;
  /** Whether the end of the body has come. */
  isComplete: boolean;
  /** Whether the backend breaks the rules, so that how its response ended says nothing. */
  isFaulty: boolean;
  /** Whether the gateway was gone before the response was complete. */
  isLeft: boolean;
  readonly socket: Socket;
}

/** What the backend does with a request whose head has come. */
export type Act = (call: Call, req: IncomingMessage, res: ServerResponse) => void;

/** A backend that records its requests by the rows that they belong to. */
export interface RecordingBackend extends Listening {
  /** The requests of a row in their order; of `stray` those of none. */
  of(row: string): readonly Call[];
  /** Resolves when a row has so many requests, and `condition` holds for the last of them. */
  reached(row: string, count?: number, condition?: (last: Call) => boolean): Promise<Call>;
  /** Another server, which stops with this one. */
  beside(server: Listening): Listening;
}

/**
 * Starts the backend. A request belongs to the row whose name, for example `row-7`, is in its target or
 * in a header.
 */
export async function startRecording(actOf: (row: string) => Act): Promise<RecordingBackend> {
  const calls = new Map<string, Call[]>();
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const one of waiting) {
      one();
    }
  };
  const of = (row: string): readonly Call[] => calls.get(row) ?? [];
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    const { method = '', url: target = '', headers, rawHeaders, socket } = req;
    const row = /\brow-(?:\d+|usual)\b/.exec(`${target} ${rawHeaders.join(' ')}`)?.[0] ?? 'stray';
    const call: Call = {
      ...{ method, target, headers, rawHeaders, socket },
      ...{ body: '', isComplete: false, isFaulty: false, isLeft: false },
    };
    calls.set(row, [...of(row), call]);
    req.on('data', (chunk: Uint8Array) => {
      call.body += Buffer.from(chunk).toString('latin1');
      changed();
    });
    req.on('end', () => {
      call.isComplete = true;
      changed();
    });
    req.on('error', () => {});
    res.on('close', () => {
      call.isLeft = !res.writableFinished;
      changed();
    });
    actOf(row)(call, req, res);
    changed();
  });
  server.on('connection', (socket: Socket) => void socket.on('error', () => {}));
  const listening = await listen(server);
  const others: Listening[] = [];
  return {
    ...listening,
    of,
    beside: (other) => {
      others.push(other);
      return other;
    },
    stop: async () => {
      await Promise.all([listening, ...others].map((one) => one.stop()));
    },
    reached: (row, count = 1, condition = () => true) =>
      new Promise((resolve) => {
        const check = (): void => {
          const last = of(row)[count - 1];
          if (last !== undefined && condition(last)) {
            waiting.delete(check);
            resolve(last);
          }
        };
        waiting.add(check);
        check();
      }),
  };
}

/** Responds with `ok` when the whole request has come. */
export const respondOk: Act = (_call, req, res) => void req.on('end', () => res.end('ok'));
