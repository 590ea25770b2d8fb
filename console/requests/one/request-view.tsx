import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { findMethod } from '../../api/find-methods.js';
import { BOX_IDS, type BoxId } from '../../shared/picture/boxes.js';
import { Picture } from '../../shared/picture/picture.js';
import { link } from '../../shared/router.js';
import { useStore } from '../../shared/store.js';
import { millisText, timeText } from '../../shared/text/numbers.js';
import { CodeBlock } from '../../shared/ui/code-block.js';
import { Facts } from '../../shared/ui/facts.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { StatusBadge } from '../../shared/ui/status-badge.js';
import { Tabs } from '../../shared/ui/tabs.js';
import { OUTCOME_TEXT } from '../list/request-list.js';
import { CopyButtons } from './copy-buttons.js';
import { Differences } from './differences.js';
import { clientFacts, recordBoxes } from './record-boxes.js';
import { hasMasked } from './record-steps.js';
import { EndpointValues } from './values/endpoint-values.js';
import { IntegrationRequestValues } from './values/integration-request-values.js';
import { IntegrationResponseValues } from './values/integration-response-values.js';
import { MethodRequestValues } from './values/method-request-values.js';
import { MethodResponseValues } from './values/method-response-values.js';

/** What happened to one request: the picture of its boxes, and the values at the chosen one. */
export function RequestView({ record }: { readonly record: RequestRecord }): VNode {
  const boxes = recordBoxes(record);
  const failed = BOX_IDS.find((id) => boxes[id].state === 'failed');
  const [selected, setSelected] = useState<string>(failed ?? 'methodRequest');
  const api = useStore((state) => state.api);
  const method = findMethod(api?.resources ?? [], record.resourcePath, record.resourceMethod);
  const content: Readonly<Record<BoxId, () => ComponentChildren>> = {
    methodRequest: () => <MethodRequestValues record={record} />,
    integrationRequest: () => <IntegrationRequestValues record={record} method={method} />,
    integration: () => <EndpointValues record={record} />,
    integrationResponse: () => <IntegrationResponseValues record={record} method={method} />,
    methodResponse: () => <MethodResponseValues record={record} />,
  };
  const title = `${record.httpMethod} ${record.path}`;
  return (
    <>
      <PageTitle
        actions={
          <a class="button" href={link({ page: 'try', request: record.requestId })}>
            Send again with changes
          </a>
        }
      >
        {title}
      </PageTitle>
      <RequestFacts record={record} />
      {record.failure !== undefined && (
        <p class="issue issue-error">
          <span class="issue-severity">Failure</span> {record.failure}
        </p>
      )}
      <CopyButtons record={record} file={method?.place.file} />
      <Picture
        label={`What happened to ${title}`}
        client={clientFacts(record)}
        boxes={boxes}
        selected={selected}
        onSelect={setSelected}
      />
      {hasMasked(record) && (
        <p class="muted">
          <code>*****</code> replaces credentials: their values are not available here.
        </p>
      )}
      <h2 class="for-screen-readers">Values</h2>
      <Tabs
        label={`Values of ${title}`}
        tabs={[
          ...BOX_IDS.map((id) => ({ id, title: boxes[id].title, content: content[id] })),
          {
            id: 'differences',
            title: 'Differences',
            content: () => <Differences record={record} />,
          },
          { id: 'log', title: 'Execution log', content: () => <Log record={record} /> },
          { id: 'context', title: '$context', content: () => <Context record={record} /> },
        ]}
        selected={selected}
        onSelect={setSelected}
      />
    </>
  );
}

function RequestFacts({ record }: { readonly record: RequestRecord }): VNode {
  const { end, resourcePath, resourceMethod } = record;
  return (
    <Facts
      facts={[
        ['Status', <StatusBadge key="status" status={end.statusCode} />],
        ['Gateway response', end.errorType],
        [
          'Resource',
          resourcePath === undefined || resourceMethod === undefined ? (
            'no method matches'
          ) : (
            <a href={link({ page: 'api', method: resourceMethod, path: resourcePath })}>
              {resourceMethod} {resourcePath}
            </a>
          ),
        ],
        ['Query', record.queryString === '' ? undefined : <code>{record.queryString}</code>],
        ['Time', timeText(record.time)],
        ['Duration', millisText(end.durationInMillis)],
        [
          'Integration latency',
          end.integrationLatency === undefined ? undefined : millisText(end.integrationLatency),
        ],
        ['Outcome', OUTCOME_TEXT[end.outcome]],
        ['Cache', end.cacheStatus],
        ['Source IP', record.sourceIp],
        ['Request ID', <code key="id">{record.requestId}</code>],
      ]}
    />
  );
}

function Log({ record }: { readonly record: RequestRecord }): VNode {
  return record.log.length === 0 ? (
    <p class="muted">There is no execution log of this request.</p>
  ) : (
    <CodeBlock text={record.log.join('\n')} label="Execution log" />
  );
}

function Context({ record }: { readonly record: RequestRecord }): VNode {
  return (
    <>
      <CodeBlock text={JSON.stringify(record.context, null, 2)} label="$context" />
      <h3>Stage variables</h3>
      <CodeBlock text={JSON.stringify(record.stageVariables, null, 2)} label="Stage variables" />
    </>
  );
}
