import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TryResponse } from '../../src/console/protocol/calls.js';
import { link } from '../shared/router.js';
import { millisText } from '../shared/text/numbers.js';
import { prettyJson } from '../shared/text/pretty-json.js';
import { Button } from '../shared/ui/button.js';
import { CodeBlock } from '../shared/ui/code-block.js';
import { StatusBadge } from '../shared/ui/status-badge.js';
import { Table } from '../shared/ui/table.js';

interface Props {
  readonly response: TryResponse | undefined;
  /** What the last try to send failed with. */
  readonly error: unknown;
  readonly isSending: boolean;
}

/** What the gateway has responded. */
export function TryResponseView({ response, error, isSending }: Props): VNode {
  return (
    <section class="try-response" aria-label="Response" aria-busy={isSending}>
      <h2>Response</h2>
      <div role="status" class="try-status">
        {error !== undefined && (
          <p class="error">{error instanceof Error ? error.message : String(error)}</p>
        )}
        {response === undefined ? (
          error === undefined && <p class="muted">Nothing was sent yet.</p>
        ) : (
          <p>
            <StatusBadge status={response.statusCode} />{' '}
            {`in ${millisText(response.durationInMillis)}`}
          </p>
        )}
      </div>
      {response !== undefined && <Received response={response} />}
    </section>
  );
}

function Received({ response }: { readonly response: TryResponse }): VNode {
  const { body, headers, isComplete, requestId } = response;
  const [isRaw, setRaw] = useState(false);
  const pretty = prettyJson(body);
  return (
    <>
      {requestId !== undefined && (
        <p>
          <a href={link({ page: 'requests', id: requestId })}>See this request, box by box</a>
        </p>
      )}
      <h3>Body</h3>
      {pretty !== body && (
        <div>
          <Button pressed={isRaw} onClick={() => setRaw(!isRaw)}>
            As received
          </Button>
        </div>
      )}
      {body === '' ? (
        <p class="muted">The body is empty.</p>
      ) : (
        <CodeBlock text={isRaw ? body : pretty} label="Response body" />
      )}
      {!isComplete && <p class="muted">Only the beginning of the body is shown.</p>}
      <h3>Headers</h3>
      <Table caption="Response headers" columns={['Name', 'Value']} rows={headers} />
    </>
  );
}
