import type { ComponentType, VNode } from 'preact';
import { useErrorBoundary, useRef } from 'preact/hooks';
import { ApiPage } from './api/api-page.js';
import { RequestsPage } from './requests/requests-page.js';
import { lazyPage } from './shared/lazy-page.js';
import { link, type PageName, type Route, useRoute } from './shared/router.js';
import type { ConnectionState } from './shared/state/console-state.js';
import { useStore } from './shared/store.js';
import { Button } from './shared/ui/button.js';
import { EmptyState } from './shared/ui/empty-state.js';

const PAGES: Readonly<Record<PageName, { readonly title: string; readonly page: ComponentType }>> =
  {
    api: { title: 'API', page: ApiPage },
    requests: { title: 'Requests', page: RequestsPage },
    try: {
      title: 'Try',
      page: lazyPage(async () => (await import('./try/try-page.js')).TryPage),
    },
    templates: {
      title: 'Templates',
      page: lazyPage(async () => (await import('./templates/templates-page.js')).TemplatesPage),
    },
    figures: {
      title: 'Figures',
      page: lazyPage(async () => (await import('./figures/figures-page.js')).FiguresPage),
    },
  };

/** The whole page: navigation, and the part that the address names. */
export function App(): VNode {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const toMain = (event: Event): void => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a part of the page, as links do, and the router has the # */}
      <a class="skip-link" href="#main" onClick={toMain}>
        Skip to content
      </a>
      <Header />
      <Navigation current={route.page} />
      <main id="main" class="main" tabIndex={-1} ref={main}>
        <CurrentPage key={route.page} route={route} />
      </main>
    </>
  );
}

function Header(): VNode {
  const api = useStore((state) => state.api);
  const connection = useStore((state) => state.connection);
  return (
    <header class="header">
      <p class="brand">API Gateway console</p>
      {api !== undefined && (
        <p class="api-name">
          {api.name} <span class="muted">stage {api.stage}</span>
        </p>
      )}
      <p class={`connection connection-${connection}`} role="status">
        {CONNECTION_TEXT[connection]}
      </p>
    </header>
  );
}

const CONNECTION_TEXT: Readonly<Record<ConnectionState, string>> = {
  connecting: 'Connecting…',
  open: 'Connected',
  waiting: 'Connection lost, trying again',
  refused: 'No access',
};

function Navigation({ current }: { readonly current: PageName }): VNode {
  const names = Object.keys(PAGES) as PageName[];
  return (
    <nav class="navigation" aria-label="Console">
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={link({ page: name })} aria-current={name === current ? 'page' : undefined}>
              {PAGES[name].title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CurrentPage({ route }: { readonly route: Route }): VNode {
  const isRefused = useStore((state) => state.connection === 'refused');
  const [error, reset] = useErrorBoundary();
  if (isRefused) {
    return (
      <EmptyState title="This page needs its token" level={1}>
        Open the link that the server has printed: what follows the # in it is the token. A server
        that was started again has a new one.
      </EmptyState>
    );
  }
  if (error !== undefined) {
    return (
      <EmptyState title="This part of the console has failed" level={1}>
        <p>{error instanceof Error ? error.message : String(error)}</p>
        <Button onClick={reset}>Try again</Button>
      </EmptyState>
    );
  }
  const { page: Page } = PAGES[route.page];
  return <Page />;
}
