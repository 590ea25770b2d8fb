import type { AccessLogOption } from '../../../../src/execute/log/access-log/access-log.js';
import type { GatewayOptions } from '../../../../src/gateway.js';
import type { BackendResponse } from '../../../../src/model/message.js';
import { inMemory } from '../../../support/in-memory.js';
import { created } from '../logged.js';

/** The line of the access log about one request. */
export async function accessLine(
  document: object,
  request: object,
  format: AccessLogOption['format'],
  options: GatewayOptions = {},
  backend: () => BackendResponse | Promise<BackendResponse> = created,
): Promise<string> {
  const lines: string[] = [];
  const accessLog = { format, write: (line: string) => lines.push(line) };
  await inMemory(document, backend, { ...options, accessLog }).send(request);
  return lines.join('\n');
}
