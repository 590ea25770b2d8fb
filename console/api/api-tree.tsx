import type { VNode } from 'preact';
import type { ConsoleApi, ConsoleMethod } from '../../src/console/protocol/console-api.js';
import { link, type Route } from '../shared/router.js';
import { Field } from '../shared/ui/field.js';
import { type ResourceRow, resourceRows } from './find-methods.js';

interface Props {
  readonly api: ConsoleApi;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly route: Route;
}

/** Resources and methods, with what one looks for first at each. */
export function ApiTree({ api, query, onQuery, route }: Props): VNode {
  const rows = resourceRows(api.resources, query);
  return (
    <nav class="api-tree" aria-label="Methods">
      <p class="api-back">
        <a href={link({ page: 'api' })} aria-current={route.method === undefined && 'page'}>
          All methods
        </a>
      </p>
      <search>
        <Field label="Search methods">
          {(input) => (
            <input
              {...input}
              type="search"
              value={query}
              onInput={(event) => onQuery(event.currentTarget.value)}
            />
          )}
        </Field>
      </search>
      <p class="for-screen-readers" role="status">
        {query !== '' && `${rows.reduce((sum, row) => sum + row.methods.length, 0)} methods found`}
      </p>
      {rows.length === 0 && <p class="muted">No method has these words.</p>}
      <ul>
        {rows.map((row) => (
          <Resource key={row.path} row={row} route={route} />
        ))}
      </ul>
    </nav>
  );
}

function Resource({ row, route }: { readonly row: ResourceRow; readonly route: Route }): VNode {
  return (
    <li class={`api-resource depth-${row.depth}`}>
      <span class="code api-path">{row.label}</span>
      <ul>
        {row.methods.map((method) => (
          <li key={method.httpMethod}>
            <a
              href={link({ page: 'api', method: method.httpMethod, path: row.path })}
              aria-current={
                route.path === row.path && route.method === method.httpMethod ? 'page' : undefined
              }
            >
              <span class="http-method">{method.httpMethod}</span>{' '}
              <span class="for-screen-readers">{row.path} </span>
              <span class="chips">{chipsOf(method).map(chip)}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

interface Chip {
  readonly text: string;
  readonly isWarning?: boolean;
}

function chip({ text, isWarning = false }: Chip): VNode {
  return (
    <span key={text} class={isWarning ? 'chip chip-warning' : 'chip'}>
      {text}
    </span>
  );
}

function chipsOf(method: ConsoleMethod): readonly Chip[] {
  const { integration, authorizers, apiKeyRequired, validator, issues } = method;
  return [
    { text: integration?.type ?? 'no integration', isWarning: integration === undefined },
    ...authorizers.map(({ name }) => ({ text: name })),
    ...(apiKeyRequired ? [{ text: 'API key' }] : []),
    ...(validator === undefined ? [] : [{ text: `validates: ${validator.name}` }]),
    ...(issues.length === 0 ? [] : [{ text: issuesText(issues.length), isWarning: true }]),
  ];
}

function issuesText(count: number): string {
  return count === 1 ? '1 warning' : `${count} warnings`;
}
