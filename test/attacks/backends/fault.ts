import type { vi } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import { advanceableClock } from '../../backend/failures/misbehaving.js';
import { type Attack, attack } from '../base/attack.js';
import type { Attacker } from '../base/attacker.js';
import type { PerHost } from '../base/by-host.js';
import { mapped, proxied } from '../base/documents.js';
import type { Act, RecordingBackend } from '../base/recording-backend.js';
import { bare, declared } from '../base/requests.js';

/** What a backend does wrong, and what its client gets: a row for each kind of integration. */
export interface Fault {
  readonly name: string;
  /** The bytes of the response; default: none. */
  readonly sends?: string;
  /** What follows once they have reached the client, or what reads whole bodies; default: nothing. */
  readonly afterwards?: 'end' | 'reset' | 'more' | 'silence';
  /** When the response begins; default: after the request. */
  readonly when?: 'after the head of the request';
  /** Default: POST, with the body `hello`. */
  readonly method?: 'GET' | 'HEAD';
  /** Where the method leads in place of the backend; calls `arrived` for each connection. */
  readonly elsewhere?: (backend: RecordingBackend, arrived: () => void) => Promise<string>;
  /** By `http_proxy`, and where {@link mapped} does not say otherwise by `http`. */
  readonly gets: PerHost<readonly string[]>;
  readonly mapped?: PerHost<readonly string[]>;
  /** Default: the whole request, once. */
  readonly seen?: PerHost<readonly string[]>;
}

/**
 * How long backends may be silent, by a clock that is advanced once all silent rows are. Until then it
 * goes on, because Koa's adapter waits a moment for short bodies, so this is more than a row ever needs.
 */
const TIMEOUT = 10_000;
/** The most that a response which is read whole may have in these tables. */
const PAYLOAD_LIMIT = 200_000;

/** Runs faults on every adapter. */
export function backendFaults(title: string, faults: readonly Fault[]): void {
  const silence = new Silence(2 * faults.filter((fault) => fault.afterwards === 'silence').length);
  const rows = faults.flatMap((fault) => [
    attackOf(fault, 'http_proxy', fault.gets, silence),
    attackOf(fault, 'http', fault.mapped ?? fault.gets, silence),
  ]);
  const options: GatewayOptions<never> = { payloadLimit: PAYLOAD_LIMIT };
  attack(title, {
    rows,
    options,
    api: async (backend) => {
      silence.begin();
      const origins = await Promise.all(
        faults.map(({ elsewhere }) => elsewhere?.(backend, () => silence.arrived())),
      );
      const paths = faults.map(({ method = 'POST', afterwards }, index) => {
        const more = afterwards === 'silence' ? { timeoutInMillis: TIMEOUT } : {};
        const uri = `${origins[index] ?? backend.origin}/x`;
        const verb = method.toLowerCase();
        // The name of the row in the path, since `http` does not pass headers on.
        const to = (row: number) => `${uri}/row-${row}`;
        return {
          [`/row-${2 * index}`]: { [verb]: proxied(to(2 * index), more) },
          [`/row-${2 * index + 1}`]: { [verb]: mapped(to(2 * index + 1), method, more) },
        };
      });
      return { paths: Object.assign({}, ...paths) };
    },
  });
}

/** Advances the clock past the deadlines of the rows whose backends are silent, once all of them are. */
class Silence {
  readonly #rows: number;
  #left = 0;
  #clock: typeof vi | undefined;

  constructor(rows: number) {
    this.#rows = rows;
  }

  begin(): void {
    this.#left = this.#rows;
    this.#clock = this.#rows > 0 ? advanceableClock() : undefined;
  }

  arrived(): void {
    this.#left -= 1;
    if (this.#left === 0) {
      this.#clock?.advanceTimersByTime(TIMEOUT);
    }
  }
}

function attackOf(
  fault: Fault,
  type: string,
  gets: PerHost<readonly string[]>,
  silence: Silence,
): Attack {
  const { name, method = 'POST', elsewhere } = fault;
  const usual =
    elsewhere === undefined ? [`${method} /x/ROW${method === 'POST' ? ' "hello"' : ''}`] : [];
  return {
    name: `${name}, by ${type}`,
    send: (client) => suffer(client, fault, type, silence),
    gets,
    seen: fault.seen ?? usual,
    act: actOf(fault),
  };
}

async function suffer(
  client: Attacker,
  fault: Fault,
  type: string,
  silence: Silence,
): Promise<void> {
  const { method = 'POST', sends = '', afterwards, elsewhere } = fault;
  const line = `${method} /ROW`;
  void client.write(method === 'POST' ? declared(line, 'hello') : bare(line));
  if (afterwards === undefined || elsewhere !== undefined) {
    return;
  }
  const { socket } = await client.reached(1, ({ isComplete }) => isComplete);
  if (type === 'http_proxy' && /^HTTP\/1.1 [2-5].*\r\n\r\n/s.test(sends)) {
    await client.until(/\r\n\r\n/);
  }
  if (afterwards === 'end') {
    socket.end();
  } else if (afterwards === 'reset') {
    socket.resetAndDestroy();
  } else if (afterwards === 'silence') {
    silence.arrived();
  } else {
    keepSending(socket);
  }
}

/** Sends without end, as fast as it is read. */
function keepSending(socket: Attacker['socket']): void {
  const fill = (): void => {
    while (!socket.destroyed && socket.write('x'.repeat(10_000))) {}
  };
  socket.on('drain', fill);
  fill();
}

function actOf({ sends = '', when }: Fault): Act {
  return (call, req) => {
    call.isFaulty = true;
    const begin = (): void => void call.socket.write(Buffer.from(sends, 'latin1'));
    if (when === undefined) {
      req.on('end', begin);
    } else {
      begin();
    }
  };
}
