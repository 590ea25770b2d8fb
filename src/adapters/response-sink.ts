import { ServerResponse } from 'node:http';
import type { Body, BodySink, GatewayReply, HeaderList } from '../model/message.js';

/** Writes one reply to a ServerResponse. The head waits for the first bytes: a short body leaves with its length. */
export class ResponseSink implements BodySink {
  private readonly res: ServerResponse;
  private readonly reply: GatewayReply;
  private readonly onBreak: (cause: unknown) => void;
  private headWritten = false;
  private over = false;
  private resume: (() => void) | undefined;

  constructor(res: ServerResponse, reply: GatewayReply, onBreak: (cause: unknown) => void) {
    this.res = res;
    this.reply = reply;
    this.onBreak = onBreak;
  }

  send(): void {
    const { body } = this.reply;
    if (body === undefined) {
      this.writeHead(undefined);
      this.res.end();
      return;
    }
    body.sendTo(this);
    if (!this.over) {
      this.stream(body);
    }
  }

  /** Not all is here: the head leaves at once, for whoever waits for the first event of a stream. */
  private stream(body: Body): void {
    if (!this.headWritten) {
      this.writeHead(body.length);
      this.res.flushHeaders();
    }
    this.res.on('close', () => {
      if (!this.over) {
        this.over = true;
        body.cancel();
      }
    });
  }

  write(chunk: Uint8Array): boolean {
    if (this.over) {
      return true;
    }
    if (!this.headWritten) {
      this.writeHead(this.reply.body?.length);
    }
    return this.res.write(chunk);
  }

  /** One listener for all: compression middleware keeps what is added for `drain`. */
  onDrain(resume: () => void): void {
    if (this.resume === undefined) {
      this.res.on('drain', () => this.resume?.());
    }
    this.resume = resume;
  }

  end(last?: Uint8Array): void {
    if (this.over) {
      return;
    }
    this.over = true;
    if (!this.headWritten) {
      this.writeHead(last?.length ?? 0);
    }
    this.res.end(last);
  }

  fail(cause: unknown): void {
    if (this.over) {
      return;
    }
    this.over = true;
    const clientHasLeft = this.res.closed || this.res.destroyed || this.res.socket?.destroyed;
    this.res.destroy();
    if (!clientHasLeft) {
      this.onBreak(cause);
    }
  }

  private writeHead(length: number | undefined): void {
    const { res } = this;
    const { statusCode, headers } = this.reply;
    const framed =
      length === undefined || hasLength(headers) || statusCode === 204 || statusCode === 304
        ? headers
        : [...headers, 'Content-Length', String(length)];
    this.headWritten = true;
    if (isBare(res)) {
      res.writeHead(statusCode, framed as string[]);
    } else {
      // A list would make Node forget all but the last of several Set-Cookie.
      res.statusCode = statusCode;
      setHeaders(framed, res);
    }
  }
}

/** Where header fields are set one name at a time; what earlier middleware set is seen. */
export interface HeaderTarget {
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: string | readonly string[]): unknown;
}

/**
 * Sets each header once, with all its values in order. Cookies and `Vary` are added to those which
 * earlier middleware has set; any other header replaces its namesake.
 */
export function setHeaders(headers: HeaderList, target: HeaderTarget): void {
  const names = new Map<string, string>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    const value = headers[i + 1] ?? '';
    const key = name.toLowerCase();
    const first = names.get(key);
    if (first === undefined && !ADDED.has(key)) {
      names.set(key, name);
      target.setHeader(name, value);
    } else {
      names.set(key, first ?? name);
      const values = [target.getHeader(name) ?? []].flat().map(String);
      target.setHeader(first ?? name, values.length === 0 ? value : [...values, value]);
    }
  }
}

const ADDED: ReadonlySet<string> = new Set(['set-cookie', 'vary']);

/** Whether the reply says its length itself. */
export function hasLength(headers: HeaderList): boolean {
  return headers.some(
    (name, i) => i % 2 === 0 && name.length === 14 && name.toLowerCase() === 'content-length',
  );
}

/** Nobody has set a header or put itself in the way. The look at the prototype tells Express's responses apart. */
function isBare(res: ServerResponse): boolean {
  return (
    Object.getPrototypeOf(res) === ServerResponse.prototype &&
    res.writeHead === ServerResponse.prototype.writeHead &&
    res.getHeaderNames().length === 0
  );
}
