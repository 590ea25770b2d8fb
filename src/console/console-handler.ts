import { reasonOf } from '../checks/value-kinds.js';
import type { Guard } from './access/guard.js';
import type { ConsoleCall } from './http/console-call.js';
import { ConsoleFailure } from './http/console-failure.js';
import type { PageFiles } from './http/page-files.js';
import { pagePolicy, protect, sendBytes, sendError } from './http/reply.js';
import type { DataRoute } from './routes/data-routes.js';

/** What responds to the calls of a console. */
export interface ConsoleParts {
  readonly guard: Guard;
  readonly pageFiles: PageFiles;
  /** Finds the route of a path such as `data/api`. */
  readonly findRoute: (path: string) => DataRoute | undefined;
  readonly isClosed: () => boolean;
}

/** Responds to a request. Never rejects, and never passes a request on. */
export async function handleCall(call: ConsoleCall, parts: ConsoleParts): Promise<void> {
  const { req, res } = call;
  if (res.headersSent) {
    return;
  }
  res.on('error', () => {}); // the client has left
  protect(res);
  try {
    if (parts.isClosed()) {
      throw new ConsoleFailure(503, 'The console is closed');
    }
    const refusal = parts.guard.refusal(req);
    if (refusal !== undefined) {
      throw new ConsoleFailure(refusal.statusCode, refusal.message);
    }
    await respond(call, parts);
  } catch (cause) {
    fail(call, cause);
  }
}

async function respond(call: ConsoleCall, parts: ConsoleParts): Promise<void> {
  const { path, req, res } = call;
  if (path.startsWith('/data/')) {
    const refusal = parts.guard.tokenRefusal(req);
    if (refusal !== undefined) {
      res.setHeader('WWW-Authenticate', 'Bearer');
      throw new ConsoleFailure(refusal.statusCode, refusal.message);
    }
    await onMethod(call, parts.findRoute(path.slice(1)));
  } else if (call.slashMissingAfter !== undefined) {
    await onMethod(call, { GET: redirect });
  } else if (path === '/') {
    await onMethod(call, { GET: () => sendPage(call, parts.pageFiles) });
  } else {
    const file = parts.pageFiles.file(path.slice(1));
    await onMethod(call, file && { GET: () => sendFile(call, file) });
  }
}

/** Does what a route does for the method of a request; HEAD is a GET whose body Node leaves out. */
async function onMethod(call: ConsoleCall, route: DataRoute | undefined): Promise<void> {
  if (route === undefined) {
    throw new ConsoleFailure(404, `The console has nothing at ${JSON.stringify(call.path)}`);
  }
  const method = call.req.method === 'HEAD' ? 'GET' : call.req.method;
  const known = Object.entries(route).find(([name]) => name === method);
  if (known === undefined) {
    const names = Object.keys(route).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
    call.res.setHeader('Allow', names.join(', '));
    throw new ConsoleFailure(405, `Use ${names.join(' or ')}`);
  }
  await known[1](call);
}

/** To the same address with a slash at its end, from which the addresses in the page lead on. */
function redirect({ res, slashMissingAfter, queryString }: ConsoleCall): void {
  res.setHeader('Location', `./${slashMissingAfter}/${queryString && '?'}${queryString}`);
  sendBytes(res, 308, 'text/plain; charset=utf-8', new Uint8Array());
}

function sendPage({ res }: ConsoleCall, pageFiles: PageFiles): void {
  const { bytes, nonce } = pageFiles.page();
  res.setHeader('Content-Security-Policy', pagePolicy(nonce));
  sendBytes(res, 200, 'text/html; charset=utf-8', bytes);
}

/** The name of a file changes with its content. */
function sendFile(
  { res }: ConsoleCall,
  { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
): void {
  res.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  sendBytes(res, 200, type, bytes);
}

function fail({ res }: ConsoleCall, cause: unknown): void {
  if (cause instanceof ConsoleFailure) {
    if (cause.isUnread) {
      res.shouldKeepAlive = false;
    }
    sendError(res, cause.statusCode, cause.message);
  } else {
    sendError(res, 500, `The console has failed: ${reasonOf(cause)}`);
  }
}
