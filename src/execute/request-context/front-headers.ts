import type { WireRequest } from '../../http/header-field.js';
import {
  appendHeader,
  type HeaderBuilder,
  hasHeader,
  headerIn,
  valuesIn,
} from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import { traceId } from './trace-id.js';

/**
 * The headers that API Gateway's front adds to every request before the method request sees it,
 * each made when it is first read. What a client sent under these names never stands: port and
 * scheme are those of the connection, as far as the framework believes the proxies in front, and
 * the addresses that a client names come before its own.
 */
export class FrontHeaders {
  readonly #request: WireRequest;
  readonly #time: number;
  #traceId: string | undefined;

  /** @param time milliseconds since 1970 */
  constructor(request: WireRequest, time: number) {
    this.#request = request;
    this.#time = time;
  }

  /** `X-Amzn-Trace-Id`: the client's where it is complete, else one that is made. */
  get traceId(): string {
    this.#traceId ??= traceId(
      headerIn(this.#request.headers, 'x-amzn-trace-id'),
      this.#time,
      hexDigits,
    );
    return this.#traceId;
  }

  /** `X-Forwarded-For`: the client's list and the address at the other end of the connection. */
  get addresses(): string {
    const { headers, remoteAddress, sourceIp } = this.#request;
    return [...valuesIn(headers, 'x-forwarded-for'), remoteAddress ?? sourceIp]
      .filter((address) => address.trim() !== '')
      .join(', ');
  }

  /** `X-Forwarded-Port`. */
  get port(): string {
    return String(this.#request.port ?? (this.scheme === 'https' ? 443 : 80));
  }

  /** `X-Forwarded-Proto`. */
  get scheme(): 'http' | 'https' {
    return this.#request.scheme ?? 'http';
  }

  /** Adds those that the list lacks, as a proxy integration sends them beside the trace id. */
  addForwarded(headers: HeaderBuilder<WireHeaders>): void {
    addMissing(headers, 'X-Forwarded-For', 'x-forwarded-for', () => this.addresses);
    addMissing(headers, 'X-Forwarded-Port', 'x-forwarded-port', () => this.port);
    addMissing(headers, 'X-Forwarded-Proto', 'x-forwarded-proto', () => this.scheme);
  }
}

function addMissing(
  headers: HeaderBuilder<WireHeaders>,
  name: string,
  lowerName: string,
  read: () => string,
): void {
  if (hasHeader(headers, lowerName)) {
    return;
  }
  const value = read();
  if (value !== '') {
    appendHeader(headers, name, value);
  }
}

/** Up to 24 digits of a random UUID that are all random. */
function hexDigits(count: number): string {
  const uuid = crypto.randomUUID();
  return `${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(24)}`.slice(0, count);
}
