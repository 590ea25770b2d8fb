import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ConsoleApi, ConsoleMethod } from '../../src/console/protocol/console-api.js';
import { BOX_IDS, type BoxId } from '../shared/picture/boxes.js';
import { Picture } from '../shared/picture/picture.js';
import { link } from '../shared/router.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Place } from '../shared/ui/place.js';
import { Tabs } from '../shared/ui/tabs.js';
import { GatewayResponses } from './api-overview.js';
import { Integration } from './boxes/integration.js';
import { IntegrationRequest } from './boxes/integration-request.js';
import { IntegrationResponse } from './boxes/integration-response.js';
import { MethodRequest } from './boxes/method-request.js';
import { MethodResponse } from './boxes/method-response.js';
import { Issues } from './issues.js';
import { methodBoxes } from './method-boxes.js';

interface Props {
  readonly api: ConsoleApi;
  readonly path: string;
  readonly method: ConsoleMethod;
}

/** A method as the document describes it: the picture of its boxes, and what is said at the chosen one. */
export function MethodView({ api, path, method }: Props): VNode {
  const [selected, setSelected] = useState<string>('methodRequest');
  const boxes = methodBoxes(method);
  const content: Readonly<Record<BoxId, () => ComponentChildren>> = {
    methodRequest: () => <MethodRequest method={method} />,
    integrationRequest: () => <IntegrationRequest integration={method.integration} />,
    integration: () => <Integration integration={method.integration} />,
    integrationResponse: () => <IntegrationResponse integration={method.integration} />,
    methodResponse: () => <MethodResponse method={method} />,
  };
  const tabs = BOX_IDS.map((id) => ({
    id,
    title: boxes[id].title,
    content: content[id],
  }));
  const title = `${method.httpMethod} ${path}`;
  return (
    <>
      <PageTitle
        actions={
          <a class="button" href={link({ page: 'try', method: method.httpMethod, path })}>
            Try it
          </a>
        }
      >
        {title}
      </PageTitle>
      <p>
        {method.operationName !== undefined && <>{method.operationName} </>}
        <Place place={method.place} />
      </p>
      {method.issues.length > 0 && <Issues issues={method.issues} />}
      <Picture
        label={`The boxes of ${title}`}
        client={[]}
        boxes={boxes}
        selected={selected}
        onSelect={setSelected}
      />
      <h2 class="for-screen-readers">Details</h2>
      <Tabs
        label={`Details of ${title}`}
        tabs={[
          ...tabs,
          {
            id: 'gatewayResponses',
            title: 'Gateway responses',
            content: () => <GatewayResponses api={api} />,
          },
        ]}
        selected={selected}
        onSelect={setSelected}
      />
    </>
  );
}
