import type { VNode } from 'preact';
import type { ConsoleIntegration } from '../../../src/console/protocol/console-api.js';
import { Facts } from '../../shared/ui/facts.js';
import { Place } from '../../shared/ui/place.js';

interface Props {
  readonly integration: ConsoleIntegration | undefined;
}

/** The endpoint. */
export function Integration({ integration }: Props): VNode {
  if (integration === undefined) {
    return <p class="muted">The method has no integration.</p>;
  }
  const { type, httpMethod, uri, timeoutInMillis, connectionType, place } = integration;
  return (
    <Facts
      facts={[
        ['Type', type],
        ['HTTP method', httpMethod],
        ['URI', uri === undefined ? undefined : <code key="uri">{uri}</code>],
        ['Timeout', `${timeoutInMillis} ms`],
        ['Connection', connectionType],
        ['Place', <Place key="place" place={place} />],
      ]}
    />
  );
}
