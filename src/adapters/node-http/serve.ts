import type { ServerResponse } from 'node:http';
import type { Gateway } from '../../core/gateway.js';
import { GatewayError } from '../../errors.js';
import { giveUp, PLAIN_FAILURE } from '../../http/messages/reply-body.js';
import type { NodeRequest } from './node-message.js';
import { ResponseSink } from './response-sink.js';

/**
 * Invokes the gateway for a request and writes the response. Never throws.
 * @param next called if no method matches and `fallthrough` is set; without it, the response is a 403
 * @param begin called before the response is written
 */
export function serve<Native>(
  gateway: Gateway<Native>,
  request: NodeRequest,
  native: Native,
  res: ServerResponse,
  next: (() => void) | undefined,
  begin?: () => void,
): void {
  const report = (cause: unknown): void => gateway.reportError(cause, request);
  const abandon = (cause: unknown): void => {
    report(cause);
    failPlainly(res, report, begin);
  };
  if (res.headersSent) {
    report(alreadyAnswered());
    return;
  }
  gateway.invoke(request, native, { fallthrough: next !== undefined }).then((reply) => {
    try {
      if (reply === undefined) {
        request.release();
        next?.();
      } else if (res.headersSent) {
        giveUp(reply.body, report);
        report(alreadyAnswered());
      } else {
        begin?.();
        new ResponseSink(res, request, reply, report).send();
      }
    } catch (cause) {
      giveUp(reply?.body, report);
      abandon(cause);
    }
  }, abandon);
}

/** For `onError`: other middleware has sent a response. */
export function alreadyAnswered(): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error('Other middleware has sent a response already: the gateway wrote nothing'),
  });
}

/** The last resort if the response cannot be written. */
function failPlainly(
  res: ServerResponse,
  report: (cause: unknown) => void,
  begin: (() => void) | undefined,
): void {
  try {
    begin?.();
  } catch {} // it has failed before, or what it has set is removed
  try {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    for (const name of res.getHeaderNames()) {
      res.removeHeader(name);
    }
    res.statusCode = 500;
    res.setHeader('Content-Type', 'application/json');
    res.end(PLAIN_FAILURE);
  } catch (cause) {
    report(cause);
    res.destroy();
  }
}
