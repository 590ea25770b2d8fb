import type { VNode } from 'preact';
import type { ConsoleIntegration } from '../../../src/console/protocol/console-api.js';
import { Facts } from '../../shared/ui/facts.js';
import { Place } from '../../shared/ui/place.js';
import { isProxy } from '../method-boxes.js';
import { Mappings, Templates } from './mappings.js';

interface Props {
  readonly integration: ConsoleIntegration | undefined;
}

/** What becomes of the request before it goes to the endpoint. */
export function IntegrationRequest({ integration }: Props): VNode {
  if (integration === undefined) {
    return <p class="muted">The method has no integration.</p>;
  }
  const { type, mappings, templates, passthroughBehavior, place } = integration;
  return (
    <>
      <Facts
        facts={[
          ['Type', type],
          ['Place', <Place key="place" place={place} />],
          ['Bodies without a template', passthroughBehavior],
        ]}
      />
      {isProxy(integration) && (
        <p class="muted">A proxy integration passes the request on; mappings only add to it.</p>
      )}
      {mappings.length + templates.length === 0 && !isProxy(integration) && (
        <p class="muted">The request is passed on: there are no mappings and no templates.</p>
      )}
      <Mappings mappings={mappings} caption="Parameter mappings" />
      <Templates templates={templates} of="the request" />
    </>
  );
}
