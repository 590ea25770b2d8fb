import type { VNode } from 'preact';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { Facts } from '../../../shared/ui/facts.js';
import { stepOf } from '../record-steps.js';
import { BodyView } from './body-view.js';
import { FieldTable } from './field-table.js';

/** What the client gets: the method response, or the gateway response in place of it. */
export function MethodResponseValues({ record }: { readonly record: RequestRecord }): VNode {
  const step = stepOf(record, 'gatewayResponse') ?? stepOf(record, 'methodResponse');
  if (step === undefined) {
    return <p class="muted">The request has no response.</p>;
  }
  return (
    <>
      <Facts
        facts={[
          ['Gateway response', step.kind === 'gatewayResponse' ? step.type : undefined],
          ['Status', step.statusCode],
        ]}
      />
      <FieldTable caption="Headers" fields={step.headers} />
      <BodyView label="Body of the response" body={step.body} />
    </>
  );
}
