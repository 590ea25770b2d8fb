import type { ServerResponse } from 'node:http';
import type { Gateway } from '../../core/gateway.js';
import { GatewayError } from '../../errors.js';
import type { NodeRequest } from './node-message.js';
import { giveUp } from './reply-body.js';
import { ResponseSink } from './response-sink.js';

/**
 * Asks the gateway and writes its reply; nothing that goes wrong here reaches the caller.
 * @param next takes what no method matched; without it the gateway's own 403 stands
 */
export function serve<Native>(
  gateway: Gateway<Native>,
  request: NodeRequest,
  native: Native,
  res: ServerResponse,
  next: (() => void) | undefined,
): void {
  const report = (cause: unknown): void => gateway.reportError(cause, request);
  const abandon = (cause: unknown): void => {
    report(cause);
    failPlainly(res, report);
  };
  if (res.headersSent) {
    report(alreadyAnswered());
    return;
  }
  gateway.invoke(request, native, { fallthrough: next !== undefined }).then((reply) => {
    try {
      if (reply === undefined) {
        next?.();
      } else if (res.headersSent) {
        giveUp(reply.body, report);
        report(alreadyAnswered());
      } else {
        new ResponseSink(res, request, reply, report).send();
      }
    } catch (cause) {
      giveUp(reply?.body, report);
      abandon(cause);
    }
  }, abandon);
}

/** For `onError`: another middleware has written the answer. */
export function alreadyAnswered(): GatewayError {
  return new GatewayError('DEFAULT_5XX', undefined, {
    cause: new Error('Another middleware has answered already: nothing was written'),
  });
}

/** The last resort where even the reply cannot be written. */
function failPlainly(res: ServerResponse, report: (cause: unknown) => void): void {
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

/** What AWS says of a fault of its own. */
export const PLAIN_FAILURE = '{"message": "Internal server error"}';
