import { CheckedRequest, type WireRequest } from '../../http/header-field.js';
import { whenClientLeaves } from '../../http/messages/when-client-leaves.js';
import type { WireHeaders } from '../../model/headers.js';
import type {
  ClientCertificate,
  ClientWatcher,
  GatewayRequest,
  MethodRequest,
  RequestBody,
} from '../../model/message.js';

/** The clients that wait for one call. It ends when all of them have left. */
export class SharedClient {
  readonly #watchers: ClientWatcher[] = [];
  /** Ends the watch of each client that is told by a signal, which may serve other requests later. */
  readonly #watches = new Set<() => void>();
  #present = 0;
  #departure: { readonly reason: unknown } | undefined;
  #controller: AbortController | undefined;

  /** Whether all clients have left, so that the call is given up. */
  get hasLeft(): boolean {
    return this.#departure !== undefined;
  }

  /** Aborts when all clients have left; made when it is first read, because it is costly. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      this.watch({ clientLeft: (reason) => controller.abort(reason) });
    }
    return this.#controller.signal;
  }

  watch(watcher: ClientWatcher): void {
    if (this.#departure === undefined) {
      this.#watchers.push(watcher);
    } else {
      watcher.clientLeft(this.#departure.reason);
    }
  }

  /**
   * Adds a client.
   * @returns a function for when the client needs the call no longer
   */
  join(request: GatewayRequest): () => void {
    this.#present += 1;
    let isPresent = true;
    const leave = (reason: unknown): void => {
      if (isPresent) {
        isPresent = false;
        this.#present -= 1;
        if (this.#present === 0) {
          this.#end(reason);
        }
      }
    };
    const unwatch = whenClientLeaves(request, { clientLeft: leave });
    this.#watches.add(unwatch);
    return () => {
      unwatch();
      this.#watches.delete(unwatch);
      leave(new Error('No client waits for the response'));
    };
  }

  /** The call is over: no client needs to be watched. */
  release(): void {
    for (const unwatch of this.#watches) {
      unwatch();
    }
    this.#watches.clear();
  }

  #end(reason: unknown): void {
    this.#departure = { reason };
    for (const watcher of this.#watchers.splice(0)) {
      watcher.clientLeft(reason);
    }
  }
}

/** The request of a shared call, which goes on without the client that it came from. */
export class SharedMethodRequest implements MethodRequest {
  readonly request: GatewayRequest;
  readonly httpMethod: string;
  readonly pathParameters: ReadonlyMap<string, string>;
  readonly #own: MethodRequest;

  constructor(own: MethodRequest, client: SharedClient) {
    this.request = new SharedRequest(own.request, client);
    this.httpMethod = own.httpMethod;
    this.pathParameters = own.pathParameters;
    this.#own = own;
  }

  get queryParameters(): MethodRequest['queryParameters'] {
    return this.#own.queryParameters;
  }

  get headers(): MethodRequest['headers'] {
    return this.#own.headers;
  }

  header(name: string): readonly string[] | undefined {
    return this.#own.header(name);
  }
}

/** The request itself: some members of an adapter's are costly, and read only if needed. */
class SharedRequest extends CheckedRequest implements WireRequest {
  readonly #own: GatewayRequest;
  readonly #client: SharedClient;

  constructor(own: GatewayRequest, client: SharedClient) {
    super();
    this.#own = own;
    this.#client = client;
  }

  get httpMethod(): string {
    return this.#own.httpMethod;
  }

  get path(): string {
    return this.#own.path;
  }

  get queryString(): string {
    return this.#own.queryString;
  }

  get headers(): WireHeaders {
    return this.#own.headers as WireHeaders;
  }

  get body(): RequestBody {
    return this.#own.body;
  }

  get sourceIp(): string {
    return this.#own.sourceIp;
  }

  get remoteAddress(): string | undefined {
    return this.#own.remoteAddress;
  }

  get protocol(): string | undefined {
    return this.#own.protocol;
  }

  get scheme(): 'http' | 'https' | undefined {
    return this.#own.scheme;
  }

  get port(): number | undefined {
    return this.#own.port;
  }

  get clientCertificate(): ClientCertificate | undefined {
    return this.#own.clientCertificate;
  }

  get signal(): AbortSignal {
    return this.#client.signal;
  }

  get clientHasLeft(): boolean {
    return this.#client.hasLeft;
  }

  onClientLeft(watcher: ClientWatcher): void {
    this.#client.watch(watcher);
  }
}
