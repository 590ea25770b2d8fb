import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../shared/client.js';
import { type Newest, newestOf } from './newest.js';

/** The newest result of the server, and why there is not one. */
export interface NewestResult<Output> {
  readonly output: Output | undefined;
  readonly error: string | undefined;
}

/**
 * Sends a body to a route whenever it changes; as often as the server responds, and no more often.
 *
 * @param body `undefined` sends nothing; it must be the same object while nothing has changed
 */
export function useNewest<Output>(route: string, body: unknown): NewestResult<Output> {
  const [result, setResult] = useState<NewestResult<Output>>({
    output: undefined,
    error: undefined,
  });
  const newest = useRef<Newest<unknown> | undefined>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    newest.current = newestOf(
      (input: unknown) => send<Output>('POST', route, input, leaving.signal),
      (outcome) =>
        setResult(
          'output' in outcome
            ? { output: outcome.output, error: undefined }
            : { output: undefined, error: messageOf(outcome.error) },
        ),
    );
    return () => {
      newest.current?.stop();
      leaving.abort();
    };
  }, [route]);
  useEffect(() => {
    if (body !== undefined) {
      newest.current?.ask(body);
    }
  }, [route, body]);
  return result;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
