import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import type { GatewayOptions } from '../../../../src/gateway.js';
import type {
  BackendResponse,
  GatewayRequest,
  IntegrationRequest,
} from '../../../../src/model/message.js';
import { inMemory } from '../../../support/in-memory.js';
import { created } from '../logged.js';

/** The record of one request, as JSON has it. */
export async function recordOfRequest(
  document: object,
  request: Partial<GatewayRequest>,
  options: GatewayOptions = {},
  backend: (request: IntegrationRequest) => BackendResponse | Promise<BackendResponse> = created,
): Promise<RequestRecord> {
  const { gateway, send } = inMemory(document, backend, options);
  const records: RequestRecord[] = [];
  gateway.observe(() => ({ record: (record) => records.push(record) }), { values: true });
  await send(request);
  return JSON.parse(JSON.stringify(records[0])) as RequestRecord;
}

/** The steps of one kind. */
export function stepsOf<Kind extends RequestRecord['steps'][number]['kind']>(
  record: RequestRecord,
  kind: Kind,
): readonly Extract<RequestRecord['steps'][number], { readonly kind: Kind }>[] {
  return record.steps.filter(
    (step): step is Extract<RequestRecord['steps'][number], { readonly kind: Kind }> =>
      step.kind === kind,
  );
}
