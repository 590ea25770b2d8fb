import type { VNode } from 'preact';
import type {
  ConsoleIntegration,
  ConsoleIntegrationResponse,
} from '../../../src/console/protocol/console-api.js';
import { Place } from '../../shared/ui/place.js';
import { Table } from '../../shared/ui/table.js';
import { isProxy } from '../method-boxes.js';
import { Mappings, Templates } from './mappings.js';

interface Props {
  readonly integration: ConsoleIntegration | undefined;
}

/** Which response of the endpoint becomes which of the method, and how. */
export function IntegrationResponse({ integration }: Props): VNode {
  if (integration === undefined || isProxy(integration)) {
    return (
      <p class="muted">
        {integration === undefined
          ? 'The method has no integration.'
          : 'A proxy integration passes the response of the endpoint on.'}
      </p>
    );
  }
  const { responses } = integration;
  if (responses.length === 0) {
    return <p class="muted">The integration has no responses: each request fails with 500.</p>;
  }
  return (
    <>
      <Table
        caption="Integration responses, tested in this order"
        columns={['Pattern', 'Method response', 'Place']}
        rows={responses.map(({ pattern, statusCode, place }) => [
          <code key="pattern">{pattern}</code>,
          statusCode,
          <Place key="place" place={place} />,
        ])}
      />
      {responses.filter(hasParts).map((response) => (
        <section key={response.place.pointer} class="part">
          <h3>
            <code>{response.pattern}</code> → {response.statusCode}
          </h3>
          <Mappings
            mappings={response.mappings}
            caption={`Header mappings of ${response.pattern}`}
          />
          <Templates templates={response.templates} of={`the response ${response.pattern}`} />
        </section>
      ))}
    </>
  );
}

function hasParts({ mappings, templates }: ConsoleIntegrationResponse): boolean {
  return mappings.length + templates.length > 0;
}
