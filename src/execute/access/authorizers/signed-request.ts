import { readRequestBody } from '../../../http/body.js';
import { pathAndQuery } from '../../../http/messages/request-target.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import type { SignedRequest } from './authorizer.js';

/** The signed request for a verifier, and its body once that has been read. */
export interface OpenedRequest {
  readonly signed: SignedRequest;
  /** Ends the reading: the body, if the verifier has asked for it. */
  bodyRead(): Promise<Uint8Array | undefined>;
}

/** What a client has signed, as it was sent: not what routing, overrides or mount points made of it. */
export function openSignedRequest({
  settings,
  request: { request },
  context,
}: MatchedExchange): OpenedRequest {
  const { originalTarget } = request;
  const target =
    originalTarget === undefined
      ? { path: request.path, queryString: request.queryString }
      : pathAndQuery(originalTarget);
  let reading: Promise<Uint8Array> | undefined;
  let isOver = false;
  const signed: SignedRequest = {
    httpMethod: request.httpMethod,
    path: target.path,
    queryString: target.queryString,
    headers: request.headers,
    region: settings.api.account.region,
    time: context.source.time,
    body() {
      if (reading === undefined && isOver) {
        return Promise.reject(new Error('The body was asked for after the request was judged'));
      }
      reading ??= readRequestBody(request.body, settings.payloadLimit);
      reading.catch(() => {});
      return reading;
    },
  };
  return {
    signed,
    async bodyRead() {
      isOver = true;
      return reading;
    },
  };
}
