import type { ClientWatcher, GatewayRequest } from '../../model/message.js';

/**
 * Tells a watcher when the client of a request has left, at once if it has left already. Prefers an
 * adapter's callback: an AbortSignal costs as much as the rest of a short request.
 * @returns ends the watch of a signal, which may serve other requests later; a callback may still come
 */
export function whenClientLeaves(
  request: Pick<GatewayRequest, 'onClientLeft' | 'signal'>,
  watcher: ClientWatcher,
): () => void {
  if (request.onClientLeft !== undefined) {
    request.onClientLeft(watcher);
    return NOTHING;
  }
  const { signal } = request;
  if (signal === undefined) {
    return NOTHING;
  }
  if (signal.aborted) {
    watcher.clientLeft(signal.reason);
    return NOTHING;
  }
  const left = (): void => watcher.clientLeft(signal.reason);
  signal.addEventListener('abort', left, { once: true });
  return () => signal.removeEventListener('abort', left);
}

const NOTHING = (): void => {};
