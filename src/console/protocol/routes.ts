// What the console's page and its server tell each other: JSON over HTTP, and server-sent events. Each
// request but those for the page's own files has the header `Authorization: Bearer TOKEN`; paths are relative to the page.

/** The routes, by what they are for. */
export const ROUTES = {
  /** GET: {@link ConsoleApi}. */
  api: 'data/api',
  /** GET: server-sent events; each event's name is a `type` of {@link ConsoleEvent}, its data the rest in JSON. */
  events: 'data/events',
  /** GET `data/requests/ID`: {@link RequestRecord}, or 404. DELETE `data/requests`: forgets all. */
  requests: 'data/requests',
  /** POST {@link TryRequest}: {@link TryResponse}. */
  try: 'data/try',
  /** POST {@link RenderRequest}: {@link RenderResult}. */
  render: 'data/render',
  /** POST {@link ExpressionRequest}: {@link ExpressionResult}. */
  expression: 'data/expression',
  /** POST {@link SaveRequest}: {@link SaveResult}. */
  save: 'data/save',
} as const;

/** In `index.html`: the server puts the nonce of the Content-Security-Policy in its place, a new one for each response. */
export const NONCE_PLACEHOLDER = 'CSP-NONCE';

/** The response of a route with a status of 400 or above. */
export interface ConsoleError {
  /** What went wrong, and what to do about it. */
  readonly message: string;
}
