import { useEffect, useState } from 'preact/hooks';
import { ROUTES } from '../../src/console/protocol/routes.js';
import type { RequestRecord } from '../../src/execute/log/recording/request-record.js';
import { get } from './client.js';

/** A request with all its values, or why it could not be loaded; neither while it is loading. */
export interface LoadedRecord {
  readonly record: RequestRecord | undefined;
  readonly error: Error | undefined;
}

/** Loads a request; nothing without an ID. */
export function useRecord(id: string | undefined): LoadedRecord {
  const [loaded, setLoaded] = useState<LoadedRecord & { readonly id?: string | undefined }>(
    NOTHING,
  );
  useEffect(() => {
    if (id === undefined) {
      return;
    }
    const leaving = new AbortController();
    get<RequestRecord>(`${ROUTES.requests}/${encodeURIComponent(id)}`, leaving.signal).then(
      (record) => setLoaded({ id, record, error: undefined }),
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          setLoaded({
            id,
            record: undefined,
            error: error instanceof Error ? error : new Error(String(error)),
          });
        }
      },
    );
    return () => leaving.abort();
  }, [id]);
  return loaded.id === id ? loaded : NOTHING;
}

const NOTHING: LoadedRecord = { record: undefined, error: undefined };
