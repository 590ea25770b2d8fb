import { reasonOf } from '../../checks/value-kinds.js';
import type { Gateway } from '../../gateway.js';
import { describeApi } from '../describe/describe-api.js';
import { evaluateFor } from '../evaluate/evaluate-for.js';
import { renderFor } from '../evaluate/render-for.js';
import type { RequestHistory } from '../events/request-history.js';
import type { ConsoleCall } from '../http/console-call.js';
import { ConsoleFailure } from '../http/console-failure.js';
import { readJsonBody } from '../http/read-json.js';
import { sendJson, sendNothing } from '../http/reply.js';
import type { SaveResult, TryResponse } from '../protocol/calls.js';
import { ROUTES } from '../protocol/routes.js';
import { saveTemplate } from '../save/save-template.js';
import {
  expressionRequestOf,
  renderRequestOf,
  saveRequestOf,
  tryRequestOf,
} from './checked-requests.js';
import { tryThrough } from './try.js';

/** Milliseconds that a request of the page may take: longer than any integration but a stream. */
const LONGEST_TRY = 120_000;

/** What the routes need. */
export interface DataSources {
  readonly gateway: Gateway<never>;
  readonly history: RequestHistory;
  readonly bodyLimit: number;
  readonly write: boolean;
}

/** A route: what it does for each method. */
export type DataRoute = Readonly<
  Partial<Record<'GET' | 'POST' | 'DELETE', (call: ConsoleCall) => void | Promise<void>>>
>;

/**
 * Finds the route of a path.
 * @param path below that of the console, without a slash at its start
 */
export function dataRoutes(sources: DataSources): (path: string) => DataRoute | undefined {
  const { gateway, history, bodyLimit, write } = sources;
  const posted = (respond: (json: unknown, call: ConsoleCall) => unknown): DataRoute => ({
    async POST(call) {
      const json = await readJsonBody(call, bodyLimit);
      sendJson(call.res, 200, await respond(json, call));
    },
  });
  const routes = new Map<string, DataRoute>([
    [ROUTES.api, { GET: ({ res }) => sendJson(res, 200, describeApi(gateway, write)) }],
    [ROUTES.events, { GET: (call) => openEvents(call, history) }],
    [
      ROUTES.requests,
      {
        DELETE({ res }) {
          history.clear();
          sendNothing(res);
        },
      },
    ],
    [ROUTES.try, posted((json, call) => tryOnce(json, call, sources))],
    [
      ROUTES.render,
      posted((json) => {
        const request = renderRequestOf(json);
        return renderFor(gateway, history.find(request.requestId), request);
      }),
    ],
    [
      ROUTES.expression,
      posted((json) => {
        const request = expressionRequestOf(json);
        return evaluateFor(gateway, history.find(request.requestId), request);
      }),
    ],
    [ROUTES.save, posted((json) => save(json, sources))],
  ]);
  const ofRequests = `${ROUTES.requests}/`;
  return (path) =>
    path.startsWith(ofRequests)
      ? { GET: ({ res }) => sendJson(res, 200, recordOf(path.slice(ofRequests.length), history)) }
      : routes.get(path);
}

function recordOf(segment: string, history: RequestHistory): unknown {
  const record = history.find(decoded(segment));
  if (record === undefined) {
    throw new ConsoleFailure(404, 'The request is not kept any more');
  }
  return record;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function openEvents({ req, res }: ConsoleCall, history: RequestHistory): void {
  res.statusCode = 200;
  res.setHeader('Content-Type', 'text/event-stream');
  // Middleware and proxies that compress would hold the events back.
  res.setHeader('Cache-Control', 'no-store, no-transform');
  res.setHeader('X-Accel-Buffering', 'no');
  if (req.method === 'HEAD') {
    res.end();
  } else if (!history.open(res)) {
    throw new ConsoleFailure(503, 'Too many pages of the console are open: close some of them');
  }
}

async function tryOnce(
  json: unknown,
  { native, res }: ConsoleCall,
  { gateway, history, bodyLimit }: DataSources,
): Promise<TryResponse> {
  const request = tryRequestOf(json);
  const leaving = new AbortController();
  res.on('close', () => leaving.abort());
  const idOf = history.idOf(native);
  const response = await tryThrough(gateway, request, {
    native,
    bodyLimit,
    left: leaving.signal,
    deadline: AbortSignal.timeout(LONGEST_TRY),
  });
  return { ...response, requestId: idOf() };
}

function save(json: unknown, { gateway, write }: DataSources): SaveResult {
  if (!write) {
    throw new ConsoleFailure(
      403,
      'The console may not write: set its option write, or pass --write to the command',
    );
  }
  const request = saveRequestOf(json);
  try {
    return saveTemplate(gateway, request);
  } catch (cause) {
    throw new ConsoleFailure(409, reasonOf(cause));
  }
}
