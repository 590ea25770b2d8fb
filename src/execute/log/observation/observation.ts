import type { GatewayError } from '../../../errors.js';
import { headerIn } from '../../../http/header-list.js';
import type { GatewayResponseType } from '../../../model/gateway-response.js';
import type { ContextVariables } from '../../../model/mapping.js';
import type {
  ClientResponse,
  EndpointResponse,
  IntegrationRequest,
} from '../../../model/message.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import type { Exchange } from '../../request-context/exchange.js';
import type { AccessFacts } from '../access-log/access-facts.js';
import { BodySample } from '../recording/body-sample.js';
import { recordOf } from '../recording/record-of.js';
import type { Recorder } from '../recording/recorder.js';
import { CallRecord } from './call-record.js';
import { type BodyEnd, type BodyListener, ObservedBody } from './observed-body.js';
import type { BoxName, EndedRequest, ObservedBox, ObservedRequest } from './observer.js';
import { observersOf } from './observers-of.js';
import type { Observing } from './observing.js';
import { SafeObservers } from './safe-observer.js';

/** What is observed of one request; created only if an option asks for it. */
export class Observation implements BodyListener {
  readonly #observing: Observing<never>;
  readonly #opened: Exchange;
  readonly #now: () => number;
  readonly #observer: SafeObservers;
  readonly #request: ObservedRequest;
  /** `undefined` unless an observer wants the values. */
  readonly #recorder: Recorder | undefined;
  readonly #startedAt: number;
  #box: ObservedBox | undefined;
  #integration: CallRecord | undefined;
  #integrationLatency: number | undefined;
  readonly #authorizers: CallRecord[] = [];
  #cacheStatus: EndedRequest['cacheStatus'];
  #error: GatewayError | undefined;
  #errorVariables: ContextVariables | undefined;
  #response: { readonly exchange: Exchange; readonly statusCode: number } | undefined;
  #bodyBeganAt: number | undefined;

  constructor(
    observing: Observing<never>,
    exchange: Exchange,
    now: () => number,
    request: (time: number) => ObservedRequest,
    native: unknown,
  ) {
    this.#observing = observing;
    this.#opened = exchange;
    this.#now = now;
    this.#startedAt = now();
    this.#request = request(this.#startedAt);
    this.#observer = observersOf(observing, this.#request, native as never);
    this.#recorder = exchange.trace?.recorder;
  }

  /** Does the work of the request in the context that its observer makes active. */
  surround<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#observer.surround(work);
  }

  /** A box begins, and the one before it ends. */
  enter(name: BoxName): void {
    this.#leave(undefined);
    const box = { name, time: this.#now() };
    this.#box = box;
    this.#observer.tell('boxStart', () => box);
  }

  /** Calls a backend or a function. */
  callIntegration(
    request: IntegrationRequest,
    call: (request: IntegrationRequest) => Promise<EndpointResponse>,
  ): Promise<EndpointResponse> {
    const { integration, httpMethod, origin } = request;
    const record = new CallRecord({
      kind: 'integration',
      name: integration.lambdaFunction?.functionName,
      integrationType: integration.type,
      httpMethod,
      origin,
      time: this.#now(),
    });
    this.#integration = record;
    return this.#carryOut(record, async () => {
      const response = await call(request);
      record.statusCode = response.statusCode;
      record.requestId = headerIn(response.headers, 'x-amzn-requestid');
      return response;
    });
  }

  /** Calls an authorizer. */
  callAuthorizer<Result>(
    { name, type }: Pick<MethodAuthorizer, 'name' | 'type'>,
    call: () => Promise<Result>,
  ): Promise<Result> {
    const record = new CallRecord(
      {
        kind: 'authorizer',
        name,
        integrationType: undefined,
        httpMethod: undefined,
        origin: undefined,
        time: this.#now(),
      },
      type,
    );
    this.#authorizers.push(record);
    return this.#carryOut(record, call);
  }

  /** The stage's cache had the response, or had not. */
  noteCache(status: 'hit' | 'miss'): void {
    this.#cacheStatus = status;
  }

  /**
   * The request fails; only the first failure counts.
   * @param variables `$context.error`
   */
  fail(error: GatewayError, variables: ContextVariables): void {
    this.#leave(error.type);
    if (this.#error === undefined) {
      this.#error = error;
      this.#errorVariables = variables;
    }
  }

  /** The response is complete but for its body, whose end is that of the request. */
  respond(exchange: Exchange, response: ClientResponse): ClientResponse {
    this.#leave(undefined);
    this.#response = { exchange, statusCode: response.statusCode };
    const { statusCode, headers, body } = response;
    const sample = this.#recorder && body && new BodySample();
    this.#recorder?.response(this.#error?.type, statusCode, headers, sample);
    if (body === undefined) {
      this.bodyEnds({ length: 0, outcome: 'COMPLETE', cause: undefined });
      return response;
    }
    return { ...response, body: new ObservedBody(body, this, sample) };
  }

  bodyBegins(): void {
    this.#bodyBeganAt = this.#now();
  }

  bodyEnds({ length, outcome, cause }: BodyEnd): void {
    const time = this.#now();
    const { exchange, statusCode } = this.#response ?? { exchange: this.#opened, statusCode: 0 };
    if (this.#integration !== undefined && isStreamed(exchange)) {
      this.#integrationLatency = time - this.#integration.start.time;
    }
    const ended: EndedRequest = {
      time,
      durationInMillis: time - this.#startedAt,
      statusCode,
      responseLength: length,
      outcome: outcomeOf(outcome, exchange.request.request.clientHasLeft === true),
      errorType: this.#error?.type,
      error: this.#error ?? cause,
      integrationLatency: this.#integrationLatency,
      cacheStatus: this.#cacheStatus,
    };
    this.#observer.tell('end', () => ended);
    this.#observer.record(() => recordOf(this.#request, exchange, ended));
    this.#observing.writeAccess?.(this.#facts(exchange, ended));
  }

  async #carryOut<Result>(record: CallRecord, call: () => Promise<Result>): Promise<Result> {
    const given = this.#observer.tell('callStart', () => record.start);
    const observer = new SafeObservers(given, this.#observing.report);
    try {
      return await observer.surround(call);
    } catch (cause) {
      record.fail(cause);
      throw cause;
    } finally {
      record.durationInMillis = this.#now() - record.start.time;
      observer.tell('end', () => record.ended());
      this.#recorder?.calls.push(record.ended());
    }
  }

  #leave(errorType: GatewayResponseType | undefined): void {
    const box = this.#box;
    if (box === undefined) {
      return;
    }
    this.#box = undefined;
    const { name, time } = box;
    const durationInMillis = this.#now() - time;
    if (name === 'Integration' && this.#integration !== undefined) {
      this.#integrationLatency = durationInMillis;
    }
    const ended = { name, time, durationInMillis, errorType };
    this.#observer.tell('boxEnd', () => ended);
    this.#recorder?.boxes.push(ended);
  }

  #facts(exchange: Exchange, ended: EndedRequest): AccessFacts {
    const began = this.#bodyBeganAt;
    const called = this.#integration?.start.time;
    return {
      ended,
      exchange,
      error: this.#error,
      errorVariables: this.#errorVariables,
      integration: this.#integration,
      authorizers: this.#authorizers,
      isStreamed: isStreamed(exchange),
      timeToFirstContent: began === undefined || called === undefined ? undefined : began - called,
    };
  }
}

/** A body that breaks off because its client has left is not at fault. */
function outcomeOf(body: BodyEnd['outcome'], hasLeft: boolean): EndedRequest['outcome'] {
  if (body === 'FAULTY') {
    return 'BROKEN_OFF';
  }
  return hasLeft || body === undefined ? 'CLIENT_LEFT' : body;
}

function isStreamed({ match }: Exchange): boolean {
  return match?.method.integration?.responseTransferMode === 'STREAM';
}
