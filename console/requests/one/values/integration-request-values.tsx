import type { VNode } from 'preact';
import type { ConsoleMethod } from '../../../../src/console/protocol/console-api.js';
import type { RequestRecord } from '../../../../src/execute/log/recording/request-record.js';
import { Facts } from '../../../shared/ui/facts.js';
import { mappingsOf, sourceOf, stepOf, templatesOf } from '../record-steps.js';
import { BodyView } from './body-view.js';
import { FieldTable, MappingTable } from './field-table.js';
import { RenderedTemplate } from './rendered-template.js';

interface Props {
  readonly record: RequestRecord;
  readonly method: ConsoleMethod | undefined;
}

/** What mappings and template have read and written, and what the endpoint was sent. */
export function IntegrationRequestValues({ record, method }: Props): VNode {
  const step = stepOf(record, 'integrationRequest');
  return (
    <>
      <MappingTable mappings={mappingsOf(record, 'Integration Request')} />
      {templatesOf(record, 'Integration Request').map((template) => (
        <RenderedTemplate
          key={template.templates}
          step={template}
          source={sourceOf(template, method)}
          requestId={record.requestId}
        />
      ))}
      <h3>Sent to the endpoint</h3>
      {step === undefined ? (
        <p class="muted">The endpoint was sent nothing.</p>
      ) : (
        <>
          <Facts
            facts={[
              ['Type', step.integrationType],
              ['HTTP method', step.httpMethod],
              ['URI', <code key="uri">{step.uri}</code>],
            ]}
          />
          <FieldTable caption="Headers" fields={step.headers} />
          <BodyView label="Body for the endpoint" body={step.body} />
        </>
      )}
    </>
  );
}
