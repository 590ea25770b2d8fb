import type { VNode } from 'preact';
import type { BeginEvent, RequestSummary } from '../../../src/console/protocol/events.js';
import { link } from '../../shared/router.js';
import { millisText, timeText } from '../../shared/text/numbers.js';
import { StatusBadge } from '../../shared/ui/status-badge.js';
import { SpanBar } from './span-bar.js';

interface Props {
  readonly shown: readonly RequestSummary[];
  readonly running: readonly BeginEvent[];
}

/** The requests, newest first: those that run, then those that have ended. */
export function RequestList({ shown, running }: Props): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="table-frame" aria-label="Requests" tabIndex={0}>
      <table class="request-table">
        <caption class="for-screen-readers">Requests, newest first</caption>
        <thead>
          <tr>
            <th scope="col" class="column-time">
              Time
            </th>
            <th scope="col" class="column-status">
              Status
            </th>
            <th scope="col" class="column-request">
              Request
            </th>
            <th scope="col" class="column-resource">
              Resource
            </th>
            <th scope="col" class="column-duration">
              Duration
            </th>
            <th scope="col" class="column-bar">
              Where the time went
            </th>
          </tr>
        </thead>
        <tbody>
          {running.map((request) => (
            <RunningRow key={request.id} request={request} />
          ))}
          {shown.map(rowOf)}
        </tbody>
      </table>
    </section>
  );
}

/** A request that has ended does not change: with the same element, its row is not compared again. */
const rows = new WeakMap<RequestSummary, VNode>();

function rowOf(request: RequestSummary): VNode {
  const known = rows.get(request);
  if (known !== undefined) {
    return known;
  }
  const row = <EndedRow key={request.id} request={request} />;
  rows.set(request, row);
  return row;
}

function EndedRow({ request }: { readonly request: RequestSummary }): VNode {
  const { id, time, httpMethod, path, queryString, resourcePath, resourceMethod } = request;
  return (
    <tr>
      <td>{timeText(time)}</td>
      <td>
        <StatusBadge status={request.statusCode} />
      </td>
      <th scope="row">
        <a href={link({ page: 'requests', id })}>
          <span class="http-method">{httpMethod}</span> {path}
          {queryString !== '' && <span class="muted">?{queryString}</span>}
        </a>
        {request.errorType !== undefined && <span class="row-note">{request.errorType}</span>}
        {request.outcome !== 'COMPLETE' && (
          <span class="row-note">{OUTCOME_TEXT[request.outcome]}</span>
        )}
      </th>
      <td>
        {resourcePath === undefined ? (
          <span class="muted">no method</span>
        ) : (
          `${resourceMethod === 'ANY' ? 'ANY ' : ''}${resourcePath}`
        )}
        {request.cacheStatus !== undefined && (
          <span class="row-note">cache {request.cacheStatus}</span>
        )}
      </td>
      <td>{millisText(request.durationInMillis)}</td>
      <td>
        <SpanBar request={request} />
      </td>
    </tr>
  );
}

/** How a response ended that did not end as it should. */
export const OUTCOME_TEXT: Readonly<Record<RequestSummary['outcome'], string>> = {
  COMPLETE: 'complete',
  CLIENT_LEFT: 'the client has disconnected',
  BROKEN_OFF: 'the response broke off',
};

function RunningRow({ request }: { readonly request: BeginEvent }): VNode {
  return (
    <tr class="is-running">
      <td>{timeText(request.time)}</td>
      <td>
        <StatusBadge status={undefined} />
      </td>
      <th scope="row">
        <span class="http-method">{request.httpMethod}</span> {request.path}
      </th>
      <td>{request.resourcePath ?? <span class="muted">no method</span>}</td>
      <td />
      <td />
    </tr>
  );
}
