import { isIP } from 'node:net';
import { reasonOf } from '../../checks/value-kinds.js';
import { createGateway, type Gateway } from '../../gateway.js';
import { type BackendReplacements, backendsOfCall, startsWith } from '../arguments/backend-flag.js';
import type { Call, Command } from '../arguments/command.js';
import { loadOptionsOf, stageOptionsOf } from '../arguments/document-flags.js';
import { fileOf } from '../arguments/values.js';
import { paintFor } from '../output/colours.js';
import { type Console, EXIT } from '../output/console.js';
import { type LocalServer, openServer, type ResponseWatcher } from './local-server.js';
import { failureLine, requestLine } from './request-line.js';
import { closedLines, routeLines, routesOf } from './routes.js';
import { type ListenOptions, listenOptionsOf, SERVE_FLAGS } from './serve-flags.js';
import { ServedRequests } from './served-requests.js';

/** `serve FILE` */
export const serveCommand: Command = {
  name: 'serve',
  usage: ['FILE'],
  about:
    'Serves the API of a file on this machine, and prints a line for each request. Ends on Ctrl+C or SIGTERM,\nafter the requests under way; a second signal ends it at once.',
  flags: SERVE_FLAGS,
  examples: [
    'serve api.yaml',
    'serve api.yaml --port 8080 --mount /v1 --backend https://api.example.com=http://localhost:4000',
  ],
  async run(call, console) {
    const file = fileOf(call);
    const listen = listenOptionsOf(call);
    const backends = backendsOfCall(call);
    const requests = new ServedRequests();
    const gateway = openGatewayOf(file, call, { backends, requests, console });
    try {
      const watch = responseWatcher(requests, console);
      const server = await opened(gateway, listen, watch, console);
      if (server === undefined) {
        return EXIT.document;
      }
      introduce(file, gateway, { server, listen, backends }, console);
      await closedBySignal(server, console);
      return EXIT.success;
    } finally {
      await gateway.close();
    }
  },
};

interface Parts {
  readonly backends: BackendReplacements;
  readonly requests: ServedRequests;
  readonly console: Console;
}

function openGatewayOf(
  file: string,
  call: Call,
  { backends, requests, console }: Parts,
): Gateway<undefined> {
  return createGateway<undefined>(file, {
    ...loadOptionsOf(call),
    ...stageOptionsOf(call),
    ...(backends.starts.length > 0 && { backendUri: (uri: string) => backends.apply(uri) }),
    ...(call.has('trace') && {
      trace: ({ lines }: { readonly lines: readonly string[] }) =>
        console.stdout.write(`${lines.join('\n')}\n`),
    }),
    integrate: requests.integrate,
    onError: requests.onError,
    onWarnings: () => {}, // introduce() says how many there are
  });
}

/** Prints a line for each response. */
function responseWatcher(
  requests: ServedRequests,
  { stdout, stderr, env }: Console,
): ResponseWatcher {
  const paint = paintFor(stdout, env);
  return (sent, request) => {
    const served = request === undefined ? OUTSIDE : requests.of(request);
    stdout.write(requestLine(sent, served, paint));
    const reason = request && failureLine(served, request);
    if (reason !== undefined) {
      stderr.write(reason);
    }
  };
}

/** A request outside of the mount path never reaches the gateway. */
const OUTSIDE = { backendStatus: undefined, failure: undefined };

async function opened(
  gateway: Gateway<undefined>,
  listen: ListenOptions,
  watch: ResponseWatcher,
  { stderr }: Console,
): Promise<LocalServer | undefined> {
  try {
    return await openServer(gateway, listen, watch);
  } catch (cause) {
    const { host, port } = listen;
    const code = (cause as { readonly code?: unknown }).code;
    stderr.write(
      code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is in use: choose another with --port, or any free one with --port 0\n`
        : `The server cannot listen on port ${port} of ${host}: ${reasonOf(cause)}\n`,
    );
    return undefined;
  }
}

interface Introduced {
  readonly server: LocalServer;
  readonly listen: ListenOptions;
  readonly backends: BackendReplacements;
}

/** Prints the routes, what is closed, and the address. */
function introduce(
  file: string,
  { api, warnings }: Gateway<undefined>,
  { server, listen, backends }: Introduced,
  { stdout, stderr }: Console,
): void {
  const routes = routesOf(api);
  stdout.write(`${api.name}, stage ${JSON.stringify(api.stage.name)}\n`);
  stdout.write(`${routeLines(routes, (uri) => backends.apply(uri)).join('\n')}\n`);
  const closed = closedLines(routes, !warnings.some(({ code }) => code === 'MISSING_API_KEYS'));
  if (closed.length > 0) {
    stderr.write(`Some methods refuse all requests:\n${closed.join('\n')}\n`);
  }
  for (const start of backends.starts) {
    const uris = routes.flatMap(({ method }) => method.integration?.uri?.text ?? []);
    if (!uris.some((uri) => startsWith(uri, start))) {
      stderr.write(`No integration URI starts with ${start}, so --backend does not replace any\n`);
    }
  }
  if (api.warnings.length > 0) {
    const count = `${api.warnings.length} ${api.warnings.length === 1 ? 'warning' : 'warnings'}`;
    stderr.write(`The document has ${count}: see "apigateway-middleware check ${file}"\n`);
  }
  if (!isLoopback(listen.host)) {
    stderr.write(
      'Other machines can connect: without --host, the server is for this machine alone\n',
    );
  }
  stdout.write(`Listening on ${server.url}\n`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Waits for a signal, then for the requests under way. A second signal ends the process. */
async function closedBySignal(server: LocalServer, console: Console): Promise<void> {
  let closed: Promise<void> | undefined;
  await new Promise<void>((done) => {
    const stop = console.onSignal((signal) => {
      if (closed !== undefined) {
        console.exit(signal === 'SIGINT' ? 130 : 143);
        return;
      }
      if (server.underWay > 0) {
        const count = `${server.underWay} ${server.underWay === 1 ? 'request' : 'requests'}`;
        console.stderr.write(`Waiting for ${count} under way; a second ${signal} ends them\n`);
      }
      closed = server.close().then(() => {
        stop();
        done();
      });
    });
  });
}
