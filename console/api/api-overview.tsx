import type { VNode } from 'preact';
import type { ConsoleApi } from '../../src/console/protocol/console-api.js';
import { Facts } from '../shared/ui/facts.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Place } from '../shared/ui/place.js';
import { Table } from '../shared/ui/table.js';
import { Issues } from './issues.js';

/** The API as a whole: its stage, the issues of the document, and the gateway responses. */
export function ApiOverview({ api }: { readonly api: ConsoleApi }): VNode {
  const methods = api.resources.reduce((sum, { methods: { length } }) => sum + length, 0);
  const variables = Object.entries(api.stageVariables);
  return (
    <>
      <PageTitle>{api.name === '' ? 'API' : api.name}</PageTitle>
      <Facts
        facts={[
          ['API ID', <code key="id">{api.id}</code>],
          ['Stage', api.stage],
          ['Methods', `${methods} of ${api.resources.length} resources`],
          [
            'Templates',
            api.canWrite ? 'can be saved to their files' : 'cannot be saved to their files',
          ],
        ]}
      />
      <h2>Issues of the document</h2>
      {api.issues.length === 0 ? (
        <p class="muted">The document has no issues.</p>
      ) : (
        <Issues issues={api.issues} />
      )}
      {variables.length > 0 && (
        <>
          <h2>Stage variables</h2>
          <Table
            caption="Stage variables"
            columns={['Name', 'Value']}
            rows={variables.map(([name, value]) => [
              <code key="name">{name}</code>,
              <code key="value">{value}</code>,
            ])}
          />
        </>
      )}
      <h2>Gateway responses</h2>
      <GatewayResponses api={api} />
    </>
  );
}

/** What the client gets when something fails, by type; those that the document changes have a place. */
export function GatewayResponses({ api }: { readonly api: ConsoleApi }): VNode {
  return (
    <Table
      caption="Gateway responses"
      columns={['Type', 'Status', 'Place']}
      rows={api.gatewayResponses.map(({ type, statusCode, place }) => [
        <code key="type">{type}</code>,
        statusCode,
        place === undefined ? <span class="muted">AWS's default</span> : <Place place={place} />,
      ])}
    />
  );
}
