import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ClientError } from '../../shared/client.js';
import { clearRequests, setPaused, useStore } from '../../shared/store.js';
import { Button } from '../../shared/ui/button.js';
import { ChoiceField, Field } from '../../shared/ui/field.js';
import { NO_FILTER, type RequestFilter } from './filter-requests.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const STATUSES: readonly (readonly [RequestFilter['status'], string])[] = [
  ['', 'any'],
  ['2', '2xx'],
  ['3', '3xx'],
  ['4', '4xx'],
  ['5', '5xx'],
  ['errors', 'gateway responses and broken responses'],
];

interface Props {
  readonly filter: RequestFilter;
  readonly onFilter: (filter: RequestFilter) => void;
}

/** Which requests the list shows. */
export function FilterFields({ filter, onFilter }: Props): VNode {
  return (
    <search class="filters">
      <Field label="Filter">
        {(input) => (
          <input
            {...input}
            type="search"
            placeholder="path, resource, error, request ID"
            value={filter.text}
            onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Escape' && onFilter(NO_FILTER)}
          />
        )}
      </Field>
      <ChoiceField
        label="Status"
        value={filter.status}
        choices={STATUSES}
        onChoose={(value) =>
          onFilter({ ...filter, status: STATUSES.find(([one]) => one === value)?.[0] ?? '' })
        }
      />
      <ChoiceField
        label="Method"
        value={filter.method}
        choices={[['', 'any'], ...METHODS]}
        onChoose={(method) => onFilter({ ...filter, method })}
      />
    </search>
  );
}

/** Stops the list, goes on with it, and empties it. */
export function ListButtons(): VNode {
  const isPaused = useStore((state) => state.isPaused);
  const held = useStore((state) => state.held.length);
  const [error, setError] = useState('');
  const clear = async (): Promise<void> => {
    try {
      await clearRequests();
      setError('');
    } catch (reason) {
      setError(reason instanceof ClientError ? reason.message : String(reason));
    }
  };
  return (
    <>
      <Button onClick={() => setPaused(!isPaused)} pressed={isPaused}>
        Pause
      </Button>
      {isPaused && <span class="muted">{held} new</span>}
      <Button onClick={() => void clear()}>Clear</Button>
      {error !== '' && (
        <span class="error-text" role="alert">
          {error}
        </span>
      )}
    </>
  );
}
