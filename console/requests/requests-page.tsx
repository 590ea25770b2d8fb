import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useRoute } from '../shared/router.js';
import { useStore } from '../shared/store.js';
import { Button } from '../shared/ui/button.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { filterRequests, filterRunning, NO_FILTER } from './list/filter-requests.js';
import { FilterFields, ListButtons } from './list/list-controls.js';
import { RequestList } from './list/request-list.js';
import { SpanLegend } from './list/span-bar.js';
import { RequestPage } from './one/request-page.js';

/** The live list, or one request of it. */
export function RequestsPage(): VNode {
  const { id } = useRoute();
  return id === undefined ? <LiveList /> : <RequestPage key={id} id={id} />;
}

/** How many entries the list has at first, and how many more each time. */
const ENTRIES = 100;

/** The filter stays while one looks at a request. */
let latestFilter = NO_FILTER;

function LiveList(): VNode {
  const requests = useStore((state) => state.requests);
  const running = useStore((state) => state.running);
  const isPaused = useStore((state) => state.isPaused);
  const dropped = useStore((state) => state.dropped);
  const [filter, setFilter] = useState(latestFilter);
  const [limit, setLimit] = useState(ENTRIES);
  latestFilter = filter;
  const { shown, matching } = filterRequests(requests, filter, limit);
  const shownRunning = isPaused ? [] : filterRunning(running.values(), filter);
  const isEmpty = requests.length + running.size === 0;
  return (
    <>
      <PageTitle actions={<ListButtons />}>Requests</PageTitle>
      <FilterFields filter={filter} onFilter={setFilter} />
      <div class="list-notes">
        <ListStatus text={statusText(requests.length, matching, dropped)} />
        <SpanLegend />
      </div>
      {isEmpty && (
        <EmptyState title="No requests yet">
          Send one to the gateway, and it is listed here with the values of each of its boxes.
        </EmptyState>
      )}
      {!isEmpty && <RequestList shown={shown} running={shownRunning} />}
      {matching > shown.length && (
        <Button onClick={() => setLimit(limit + ENTRIES)}>Show older requests</Button>
      )}
    </>
  );
}

function statusText(total: number, matching: number, dropped: number): string {
  const requests = total === 1 ? '1 request' : `${total} requests`;
  const listed = matching === total ? requests : `${matching} of ${requests}`;
  return dropped === 0 ? listed : `${listed}; ${dropped} were too many to be listed`;
}

const SPOKEN_MILLIS = 3000;

/** The count; a screen reader is told of it every few seconds. */
function ListStatus({ text }: { readonly text: string }): VNode {
  const latest = useRef(text);
  latest.current = text;
  const [spoken, setSpoken] = useState(text);
  useEffect(() => {
    const timer = setInterval(() => setSpoken(latest.current), SPOKEN_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="list-status">
      <span aria-hidden="true">{text}</span>
      <span class="for-screen-readers" role="status">
        {spoken}
      </span>
    </p>
  );
}
