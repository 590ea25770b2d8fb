import type { VNode } from 'preact';

interface Props {
  /** `undefined` if there is none yet. */
  readonly status: number | undefined;
}

/** A status of HTTP, coloured by its class. */
export function StatusBadge({ status }: Props): VNode {
  return status === undefined ? (
    <span class="badge badge-running">running</span>
  ) : (
    <span class={`badge badge-${Math.floor(status / 100)}xx`}>{status}</span>
  );
}
