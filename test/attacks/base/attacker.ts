import type { Socket } from 'node:net';
import { type RawClient, rawClient } from '../../support/servers.js';
import type { Call, RecordingBackend } from './recording-backend.js';
import { responsesOf } from './responses.js';

/** A client of bare bytes that runs one row. */
export class Attacker {
  /** The row's own name, which `ROW` is replaced by. */
  readonly id: string;
  readonly #client: RawClient;
  readonly #backend: RecordingBackend;
  #sent = '';
  #hasLeft = false;

  constructor(port: number, id: string, backend: RecordingBackend) {
    this.id = id;
    this.#client = rawClient(port, '');
    this.#backend = backend;
  }

  get socket(): Socket {
    return this.#client.socket;
  }

  /** Sends text, one byte for each character. Resolves when the system has taken it, or will not. */
  write(text: string): Promise<void> {
    const bytes = text.replaceAll('ROW', this.id);
    this.#sent += bytes;
    return new Promise((resolve) => {
      this.socket.write(Buffer.from(bytes, 'latin1'), () => resolve());
    });
  }

  /** Resolves when `pattern` has come, or the connection has ended. */
  async until(pattern: RegExp): Promise<void> {
    await this.#client.until(pattern).catch(() => {});
  }

  /** Resolves when the gateway has closed the connection. */
  get closed(): Promise<void> {
    return this.#client.closed;
  }

  /** Resolves when so many of the row's requests have reached the backend, and `condition` holds. */
  reached(count?: number, condition?: (last: Call) => boolean): Promise<Call> {
    return this.#backend.reached(this.id, count, condition);
  }

  /** Closes the connection; what comes of the row counts as `left`. */
  leave(how: 'at once' | 'by reset' = 'at once'): void {
    this.#hasLeft = true;
    if (how === 'by reset') {
      this.socket.resetAndDestroy();
    } else {
      this.socket.destroy();
    }
  }

  /** Runs a row. Returns what the client got, and last how the connection ended. */
  async run(send: string | ((client: Attacker) => Promise<unknown>)): Promise<string[]> {
    if (typeof send === 'string') {
      void this.write(send + PROBE);
    } else {
      await send(this);
      if (!this.#hasLeft) {
        void this.write(PROBE);
      }
    }
    await this.until(/\r\n\r\nprobe$/);
    if (!this.#hasLeft) {
      void this.write(LAST_PROBE);
    }
    await this.closed;
    const methods = Array.from(this.#sent.matchAll(REQUEST_LINE), ([, method = '']) => method);
    const words = responsesOf(this.#client.received(), methods);
    if (this.#hasLeft) {
      return [...words, 'left'];
    }
    const served = words.slice(-2).join() === '200 "probe",200 "probe"';
    return served ? [...words.slice(0, -2), 'open'] : [...words, 'closed'];
  }
}

const REQUEST_LINE = /^([A-Z]+) [^\r\n]* HTTP\/1\.[01]\r$/gm;
const PROBE = 'GET /probe HTTP/1.1\r\nHost: a\r\n\r\n';
const LAST_PROBE =
  'GET /probe HTTP/1.1\r\nHost: a\r\nX-Probe: last\r\nX-Row: ROW\r\nConnection: close\r\n\r\n';
