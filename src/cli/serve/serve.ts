import { reasonOf } from '../../checks/value-kinds.js';
import { createGateway, type Gateway, type ReloadOutcome } from '../../gateway.js';
import { loadDocument } from '../../load/load-document.js';
import { type AwsOfCall, awsOfCall } from '../arguments/aws-flag.js';
import { type BackendReplacements, backendsOfCall } from '../arguments/backend-flag.js';
import type { Call, Command } from '../arguments/command.js';
import { loadOptionsOf, stageOptionsOf } from '../arguments/document-flags.js';
import { resourcePolicyOf } from '../arguments/policy-flag.js';
import { fileOf } from '../arguments/values.js';
import { type CalledFunctions, functionsOfCall } from '../functions/functions-of-call.js';
import { paintFor } from '../output/colours.js';
import { type Console, EXIT } from '../output/console.js';
import { DocumentPlaces } from '../output/places.js';
import { printable } from '../output/printable.js';
import { CONSOLE_HOST, type ConsoleServer, openConsole } from './console-server.js';
import { corsText } from './cors/cors-debug.js';
import { introduce } from './introduction.js';
import { type LocalServer, openServer, type ResponseWatcher } from './local-server.js';
import { failureLine, requestLine } from './request-line.js';
import {
  type ConsoleFlags,
  consoleFlagsOf,
  type ListenOptions,
  listenOptionsOf,
  SERVE_FLAGS,
} from './serve-flags.js';
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
    'serve template.yaml --functions --watch',
    'serve api.yaml --port 8080 --mount /v1 --backend https://api.example.com=http://localhost:4000',
  ],
  async run(call, console) {
    const file = fileOf(call);
    const listen = listenOptionsOf(call);
    const consoleFlags = consoleFlagsOf(call);
    const backends = backendsOfCall(call);
    const aws = awsOfCall(call, console);
    const functions = functionsOfCall(file, call, console);
    try {
      return await serveFile({
        file,
        call,
        listen,
        consoleFlags,
        backends,
        aws,
        functions,
        console,
      });
    } finally {
      await functions.close();
    }
  },
};

interface Served {
  readonly file: string;
  readonly call: Call;
  readonly listen: ListenOptions;
  /** `undefined` without a console. */
  readonly consoleFlags: ConsoleFlags | undefined;
  readonly backends: BackendReplacements;
  readonly aws: AwsOfCall;
  readonly functions: CalledFunctions;
  readonly console: Console;
}

/** Serves until a signal comes; the exit status. */
async function serveFile(served: Served): Promise<number> {
  const { file, call, listen, consoleFlags, backends, aws, functions, console } = served;
  const requests = new ServedRequests();
  const gateway = openGatewayOf(served, requests);
  let consoleServer: ConsoleServer | undefined;
  try {
    if (consoleFlags !== undefined) {
      consoleServer = await consoleOf(gateway, consoleFlags, console);
      if (consoleServer === undefined) {
        return EXIT.document;
      }
    }
    const place = call.has('cors-debug') ? placesOf(file, call) : undefined;
    const watch = responseWatcher({ gateway, requests, place }, console);
    const server = await opened(gateway, listen, watch, console);
    if (server === undefined) {
      return EXIT.document;
    }
    // Before the address is printed: a script that has read it may already send the signal.
    const closed = closedBySignal(server, console);
    const { host } = listen;
    const consoleLink = consoleServer?.link;
    const { url } = server;
    introduce(gateway, { file, url, host, backends, aws, functions, consoleLink }, console);
    await closed;
    return EXIT.success;
  } finally {
    await consoleServer?.close();
    await gateway.close();
  }
}

function openGatewayOf(
  { file, call, backends, aws, functions, console }: Served,
  requests: ServedRequests,
): Gateway<undefined> {
  return createGateway<undefined>(file, {
    ...loadOptionsOf(call),
    ...stageOptionsOf(call),
    ...(backends.starts.length > 0 && { backendUri: (uri: string) => backends.apply(uri) }),
    ...(call.has('trace') && {
      trace: ({ lines }: { readonly lines: readonly string[] }) =>
        console.stdout.write(`${lines.join('\n')}\n`),
    }),
    ...(call.has('watch') && {
      watch(outcome: ReloadOutcome) {
        reportReload(file, outcome, console);
        if (outcome.error === undefined) {
          functions.reload();
        }
      },
    }),
    lambda: functions.option,
    resourcePolicy: resourcePolicyOf(call),
    aws: aws.option,
    integrate: requests.integrate,
    onError: requests.onError,
    onWarnings: () => {}, // introduce() says how many there are
  });
}

/** Says whether a changed file is served, and if not, why. */
function reportReload(file: string, { error }: ReloadOutcome, { stdout, stderr }: Console): void {
  if (error === undefined) {
    stdout.write(`Serving ${file} as it is now\n`);
  } else {
    stderr.write(`${printable(reasonOf(error))}\nStill serving ${file} as it was before\n`);
  }
}

/** Where the document has the value of a pointer: the document as it is when it is asked. */
function placesOf(file: string, call: Call): (pointer: string) => string {
  return (pointer) => {
    try {
      return new DocumentPlaces(loadDocument(file, loadOptionsOf(call))).at(pointer);
    } catch {
      return ''; // a file that has changed and is wrong now
    }
  };
}

interface Watched {
  readonly gateway: Gateway<undefined>;
  readonly requests: ServedRequests;
  /** Present if CORS is explained. */
  readonly place: ((pointer: string) => string) | undefined;
}

/** Prints a line for each response, and why it failed. */
function responseWatcher(
  { gateway, requests, place }: Watched,
  { stdout, stderr, env }: Console,
): ResponseWatcher {
  const paint = paintFor(stdout, env);
  return (sent, request, res) => {
    const served = request === undefined ? OUTSIDE : requests.of(request);
    stdout.write(requestLine(sent, served, paint));
    if (request === undefined) {
      return;
    }
    const cors = place === undefined ? '' : corsText(gateway, request, res, served, place);
    stderr.write(`${failureLine(served, request) ?? ''}${cors}`);
  };
}

/** A request outside of the mount path never reaches the gateway. */
const OUTSIDE = { backendStatus: undefined, failure: undefined };

async function opened(
  gateway: Gateway<undefined>,
  listen: ListenOptions,
  watch: ResponseWatcher,
  console: Console,
): Promise<LocalServer | undefined> {
  try {
    return await openServer(gateway, listen, watch);
  } catch (cause) {
    reportPort(cause, listen, '--port', console);
    return undefined;
  }
}

async function consoleOf(
  gateway: Gateway<undefined>,
  flags: ConsoleFlags,
  console: Console,
): Promise<ConsoleServer | undefined> {
  try {
    return await openConsole(gateway, flags);
  } catch (cause) {
    reportPort(cause, { host: CONSOLE_HOST, port: flags.port }, '--console-port', console);
    return undefined;
  }
}

/** Says why a port cannot be listened on. */
function reportPort(
  cause: unknown,
  { host, port }: Pick<ListenOptions, 'host' | 'port'>,
  flag: string,
  { stderr }: Console,
): void {
  const code = (cause as { readonly code?: unknown }).code;
  stderr.write(
    code === 'EADDRINUSE'
      ? `Port ${port} of ${host} is in use: choose another with ${flag}, or any free one with ${flag} 0\n`
      : `The server cannot listen on port ${port} of ${host}: ${reasonOf(cause)}\n`,
  );
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
