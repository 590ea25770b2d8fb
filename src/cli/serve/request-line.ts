import { describeFailure } from '../../execute/log/describe-failure.js';
import { oneLine } from '../../execute/log/one-line.js';
import { Secrets } from '../../execute/log/secrets/secrets.js';
import type { GatewayRequest } from '../../model/message.js';
import type { Paint } from '../output/colours.js';
import type { ServedRequest } from './served-requests.js';

/** A response that the server has sent, or failed to send. */
export interface SentResponse {
  /** The path as the client sent it, without the query, which may hold credentials. */
  readonly path: string;
  readonly httpMethod: string;
  /** The path of the resource; `undefined` if no method matched. */
  readonly resourcePath: string | undefined;
  readonly statusCode: number;
  readonly milliseconds: number;
  /** `false` if the client closed the connection first. */
  readonly isComplete: boolean;
}

/** One line about a request: `POST /v1/orders → /orders 201 12 ms, backend 201`. */
export function requestLine(sent: SentResponse, served: ServedRequest, paint: Paint): string {
  const { httpMethod, path, resourcePath, statusCode, milliseconds, isComplete } = sent;
  const { backendStatus, failure } = served;
  const facts = [
    `${milliseconds} ms`,
    ...(backendStatus === undefined ? [] : [`backend ${backendStatus}`]),
    ...(failure === undefined ? [] : [failure.type]),
    ...(isComplete ? [] : ['the client left']),
  ];
  const resource = resourcePath === undefined ? 'no method' : oneLine(resourcePath);
  return `${oneLine(httpMethod)} ${oneLine(path)} ${paint('dim', '→')} ${resource} ${paint(colourOf(statusCode), String(statusCode))} ${facts.join(', ')}\n`;
}

function colourOf(statusCode: number): 'green' | 'yellow' | 'red' {
  return statusCode < 400 ? 'green' : statusCode < 500 ? 'yellow' : 'red';
}

/** Why the gateway responded itself, without credentials; `undefined` if the reason says no more than the type. */
export function failureLine(
  { failure }: ServedRequest,
  request: GatewayRequest,
): string | undefined {
  if (failure?.cause === undefined) {
    return undefined;
  }
  const secrets = new Secrets();
  secrets.learnHeaders(request.headers);
  secrets.learnUri(`?${request.queryString}`);
  const reason = describeFailure(failure.cause, secrets, false).replace(/^Error: /, '');
  return `  ${failure.type}: ${reason}\n`;
}
