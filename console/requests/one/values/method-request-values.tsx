import type { VNode } from 'preact';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { millisText } from '../../../shared/text/numbers.js';
import { Table } from '../../../shared/ui/table.js';
import { stepOf } from '../record-steps.js';
import { BodyView } from './body-view.js';
import { FieldTable } from './field-table.js';

/** What the client has sent, and which authorizers were asked. */
export function MethodRequestValues({ record }: { readonly record: RequestRecord }): VNode {
  const step = stepOf(record, 'methodRequest');
  const authorizers = record.calls.filter(({ kind }) => kind === 'authorizer');
  return (
    <>
      {authorizers.length > 0 && (
        <Table
          caption="Authorizers"
          isCaptionHidden={false}
          columns={['Authorizer', 'Duration', 'Result']}
          rows={authorizers.map(({ name = '', durationInMillis, errorType }) => [
            name,
            millisText(durationInMillis),
            errorType ?? 'called',
          ])}
        />
      )}
      {step === undefined ? (
        <p class="muted">The request was refused before its values were read.</p>
      ) : (
        <>
          <FieldTable caption="Path parameters" fields={step.pathParameters} />
          <FieldTable caption="Query parameters" fields={step.queryParameters} />
          <FieldTable caption="Headers" fields={step.headers} />
          <BodyView label="Body of the request" body={step.body} />
        </>
      )}
    </>
  );
}
