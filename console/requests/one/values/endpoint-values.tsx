import type { VNode } from 'preact';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { millisText } from '../../../shared/text/numbers.js';
import { Facts } from '../../../shared/ui/facts.js';
import { stepOf } from '../record-steps.js';
import { BodyView } from './body-view.js';
import { FieldTable } from './field-table.js';

/** What the endpoint has responded. */
export function EndpointValues({ record }: { readonly record: RequestRecord }): VNode {
  const step = stepOf(record, 'endpointResponse');
  const call = record.calls.findLast(({ kind }) => kind === 'integration');
  return (
    <>
      {stepOf(record, 'cache')?.status === 'hit' && (
        <p>The response was in the stage's cache: the endpoint was not called.</p>
      )}
      <Facts
        facts={[
          ['Function', call?.name],
          ['Origin', call?.origin],
          ['Until the head of the response', call && millisText(call.durationInMillis)],
          ['Failure', call?.errorType],
          ['Status', step?.statusCode],
        ]}
      />
      {step === undefined ? (
        <p class="muted">There is no response of the endpoint.</p>
      ) : (
        <>
          <FieldTable caption="Headers" fields={step.headers} />
          {step.body === undefined ? (
            <p class="muted">The body was passed on as it came: see Method Response.</p>
          ) : (
            <BodyView label="Body of the endpoint's response" body={step.body} />
          )}
        </>
      )}
    </>
  );
}
