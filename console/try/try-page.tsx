import './try.css';
import type { VNode } from 'preact';
import type { ConsoleMethod, ConsoleResource } from '../../src/console/protocol/console-api.js';
import type { RequestRecord } from '../../src/execute/log/recording/request-record.js';
import { useRoute } from '../shared/router.js';
import { useStore } from '../shared/store.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { useRecord } from '../shared/use-record.js';
import { MethodChoice } from './method-choice.js';
import { RequestForm } from './request-form.js';
import { formOfMethod, formOfRecord } from './try-form.js';

/** Sends requests to the API: those of a form, which begins with a sample or with an earlier request. */
export function TryPage(): VNode {
  const api = useStore((state) => state.api);
  const apiError = useStore((state) => state.apiError);
  return (
    <>
      <PageTitle>Try</PageTitle>
      {api === undefined ? (
        <p class={apiError === undefined ? 'muted' : 'error'} role="status">
          {apiError ?? 'Loading…'}
        </p>
      ) : (
        <TryMethod resources={api.resources.filter(({ methods }) => methods.length > 0)} />
      )}
    </>
  );
}

function TryMethod({ resources }: { readonly resources: readonly ConsoleResource[] }): VNode {
  const route = useRoute();
  const { record, error } = useRecord(route.request);
  const first = resources[0];
  if (first === undefined) {
    return <EmptyState title="The API has no methods" />;
  }
  if (route.request !== undefined && record === undefined && error === undefined) {
    return <p class="muted">Loading the earlier request…</p>;
  }
  const path = route.path ?? record?.resourcePath ?? first.path;
  const resource = resources.find((one) => one.path === path) ?? first;
  const wanted = route.method ?? record?.resourceMethod;
  const method =
    resource.methods.find(({ httpMethod }) => httpMethod === wanted) ?? resource.methods[0];
  if (method === undefined) {
    return <EmptyState title="The resource has no methods" />;
  }
  const isServed =
    record?.resourcePath === resource.path && record.resourceMethod === method.httpMethod;
  return (
    <>
      <MethodChoice resources={resources} path={resource.path} method={method.httpMethod} />
      {route.request !== undefined && (
        <p class={isServed ? 'muted' : 'error'} role="status">
          {error?.message ?? earlierText(isServed, record)}
        </p>
      )}
      <RequestForm
        key={`${method.httpMethod} ${resource.path} ${isServed ? route.request : ''}`}
        initial={formOf(resource.path, method, isServed ? record : undefined)}
        isAny={method.httpMethod === 'ANY'}
      />
    </>
  );
}

function formOf(path: string, method: ConsoleMethod, record: RequestRecord | undefined) {
  return record === undefined ? formOfMethod(path, method) : formOfRecord(path, method, record);
}

function earlierText(isServed: boolean, record: RequestRecord | undefined): string {
  return isServed
    ? `The values are those of the request ${record?.requestId}.`
    : 'The API has no method that served the earlier request: the values are those of a sample.';
}
