import type { VNode } from 'preact';
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
      {record !== undefined && <RequestView record={record} />}
      {error !== undefined && <NotShown error={error} />}
      {record === undefined && error === undefined && <p class="muted">Loading…</p>}
    </>
  );
}

function NotShown({ error }: { readonly error: Error }): VNode {
  const isGone = error instanceof ClientError && error.status === 404;
  return (
    <EmptyState
      title={isGone ? 'This request is not kept any more' : 'The request cannot be shown'}
      level={1}
    >
      {isGone ? 'Only the values of the latest requests are kept.' : error.message}
    </EmptyState>
  );
}
