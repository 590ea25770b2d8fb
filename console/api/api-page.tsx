import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ConsoleApi } from '../../src/console/protocol/console-api.js';
import { link, type Route, useRoute } from '../shared/router.js';
import { loadApi, useStore } from '../shared/store.js';
import { Button } from '../shared/ui/button.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { ApiOverview } from './api-overview.js';
import { ApiTree } from './api-tree.js';
import { findMethod } from './find-methods.js';
import { MethodView } from './method-view.js';

/** The tree of resources, and what the document says of one method, or of the API as a whole. */
export function ApiPage(): VNode {
  const api = useStore((state) => state.api);
  const error = useStore((state) => state.apiError);
  if (api !== undefined) {
    return <LoadedApi api={api} />;
  }
  return error === undefined ? (
    <p class="muted">Loading…</p>
  ) : (
    <EmptyState title="The API cannot be shown" level={1}>
      <p>{error}</p>
      <Button onClick={() => void loadApi()}>Try again</Button>
    </EmptyState>
  );
}

function LoadedApi({ api }: { readonly api: ConsoleApi }): VNode {
  const route = useRoute();
  const [query, setQuery] = useState('');
  return (
    <div class={route.method === undefined ? 'api-layout' : 'api-layout has-method'}>
      <ApiTree api={api} query={query} onQuery={setQuery} route={route} />
      <div class="api-content">
        <Content api={api} route={route} />
      </div>
    </div>
  );
}

function Content({ api, route }: { readonly api: ConsoleApi; readonly route: Route }): VNode {
  const { method: httpMethod, path } = route;
  if (httpMethod === undefined || path === undefined) {
    return <ApiOverview api={api} />;
  }
  const method = findMethod(api.resources, path, httpMethod);
  return method === undefined ? (
    <EmptyState title="There is no such method" level={1}>
      <p>
        The document does not have {httpMethod} {path}. It may have changed.{' '}
        <a href={link({ page: 'api' })}>Show all methods</a>
      </p>
    </EmptyState>
  ) : (
    <MethodView key={`${httpMethod} ${path}`} api={api} path={path} method={method} />
  );
}
