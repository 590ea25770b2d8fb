import type { VNode } from 'preact';
import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { ClientError } from '../../shared/client.js';
import { link } from '../../shared/router.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { useRecord } from '../../shared/use-record.js';
import { RequestView } from './request-view.js';

/** One request of the list, whose values are read from the server. */
export function RequestPage({ id }: { readonly id: string }): VNode {
  const { record, error } = useRecord(id);
  return (
    <>
      <p>
        <a href={link({ page: 'requests' })}>All requests</a>
      </p>
      <Loaded loaded={record ?? error} />
    </>
  );
}

function Loaded({ loaded }: { readonly loaded: RequestRecord | Error | undefined }): VNode {
  if (loaded === undefined) {
    return <p class="muted">Loading…</p>;
  }
  if (!(loaded instanceof Error)) {
    return <RequestView record={loaded} />;
  }
  const isGone = loaded instanceof ClientError && loaded.status === 404;
  return (
    <EmptyState
      title={isGone ? 'This request is not kept any more' : 'The request cannot be shown'}
      level={1}
    >
      {isGone ? 'Only the values of the latest requests are kept.' : loaded.message}
    </EmptyState>
  );
}
