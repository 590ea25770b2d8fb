import type { ServerResponse } from 'node:http';
import { oneLine } from '../../../execute/log/one-line.js';
import type { Gateway } from '../../../gateway.js';
import { headerIn } from '../../../http/header-list.js';
import type { GatewayRequest } from '../../../model/message.js';
import type { ServedRequest } from '../served-requests.js';
import { type CorsExchange, corsFaults, isPreflight } from './cors-faults.js';
import { corsRemedy } from './cors-remedy.js';

/**
 * What a browser misses in a response, and where to set it; the empty string if it misses nothing.
 * @param place where the document has the value of a pointer
 */
export function corsText(
  gateway: Pick<Gateway<undefined>, 'find'>,
  request: GatewayRequest,
  res: ServerResponse,
  { failure }: ServedRequest,
  place: (pointer: string) => string,
): string {
  const { httpMethod, path, headers } = request;
  const exchange: CorsExchange = {
    httpMethod,
    request: (name) => headerIn(headers, name),
    response: (name) => res.getHeader(name)?.toString(),
    statusCode: res.statusCode,
  };
  const faults = corsFaults(exchange);
  if (faults.length === 0) {
    return '';
  }
  const wanted = exchange.request('access-control-request-method') ?? httpMethod;
  const origin = {
    isPreflight: isPreflight(exchange),
    statusCode: res.statusCode,
    match: gateway.find(httpMethod, path),
    failure,
    resourcePath: gateway.find(wanted, path)?.resource.path,
    place,
  };
  const lines = faults.map((fault) => {
    const problem = `${fault.header === undefined ? '' : `${fault.header} `}${fault.problem}`;
    return `    ${oneLine(`${problem}: ${corsRemedy(fault, origin)}`)}\n`;
  });
  const page = oneLine(exchange.request('origin') ?? '');
  return `  CORS: a page of ${page} cannot ${origin.isPreflight ? 'send the request' : 'read the response'}\n${lines.join('')}`;
}
