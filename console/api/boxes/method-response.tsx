import type { VNode } from 'preact';
import type { ConsoleMethod } from '../../../src/console/protocol/console-api.js';
import { Table } from '../../shared/ui/table.js';

/** The responses that the method declares. */
export function MethodResponse({ method }: { readonly method: ConsoleMethod }): VNode {
  return method.methodResponses.length === 0 ? (
    <p class="muted">The method declares no responses.</p>
  ) : (
    <Table
      caption="Method responses"
      columns={['Status', 'Headers']}
      rows={method.methodResponses.map(({ statusCode, headers }) => [
        statusCode,
        headers.length === 0 ? (
          <span class="muted">none declared</span>
        ) : (
          <code>{headers.join(', ')}</code>
        ),
      ])}
    />
  );
}
