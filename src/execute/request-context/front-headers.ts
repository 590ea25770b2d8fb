import type { WireRequest } from '../../http/header-field.js';
import { appendMissing, type HeaderBuilder, headerIn, valuesIn } from '../../http/header-list.js';
import type { WireHeaders } from '../../model/headers.js';
import { randomDigits } from './random-digits.js';
import { traceId } from './trace-id.js';

/**
 * The headers that API Gateway's front adds to every request before the method request sees it, each
 * built when it is first read. A client cannot set them: port and scheme are those of the connection,
 * or of the proxies that the framework trusts, and the addresses that a client sends come before its
 * own.
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

  /** `X-Amzn-Trace-Id`: the client's if it is complete, otherwise a new one. */
  get traceId(): string {
    this.#traceId ??= traceId(
      headerIn(this.#request.headers, 'x-amzn-trace-id'),
      this.#time,
      randomDigits,
    );
    return this.#traceId;
  }

  /** `X-Forwarded-For`: the client's list and the address at the other end of the connection. */
  get addresses(): string {
    const { headers, remoteAddress } = this.#request;
    const own = remoteAddress ?? this.#request.sourceIp;
    const given = valuesIn(headers, 'x-forwarded-for');
    if (given.length === 0) {
      return own.trim() === '' ? '' : own;
    }
    return [...given, own].filter((address) => address.trim() !== '').join(', ');
  }

  /** `X-Forwarded-Port`. */
  get port(): string {
    return String(this.#request.port ?? (this.scheme === 'https' ? 443 : 80));
  }

  /** `X-Forwarded-Proto`. */
  get scheme(): 'http' | 'https' {
    return this.#request.scheme ?? 'http';
  }

  /** Adds those that the list lacks, as a proxy integration sends them together with the trace ID. */
  addForwarded(headers: HeaderBuilder<WireHeaders>): void {
    const { addresses } = this;
    if (addresses !== '') {
      appendMissing(headers, 'X-Forwarded-For', addresses);
    }
    appendMissing(headers, 'X-Forwarded-Port', this.port);
    appendMissing(headers, 'X-Forwarded-Proto', this.scheme);
  }
}
