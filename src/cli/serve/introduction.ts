import { isLoopbackAddress } from '../../console/access/hosts.js';
import { oneLine } from '../../execute/log/one-line.js';
import type { Gateway } from '../../gateway.js';
import type { Method } from '../../model/rest-api.js';
import type { AwsOfCall } from '../arguments/aws-flag.js';
import { type BackendReplacements, startsWith } from '../arguments/backend-flag.js';
import { functionLines, functionNotices } from '../functions/function-lines.js';
import type { CalledFunctions } from '../functions/functions-of-call.js';
import type { Console } from '../output/console.js';
import { closedLines, routeLines, routesOf, type ServedMethod } from './routes.js';

/** How an API is served. */
export interface Introduced {
  readonly file: string;
  /** The address of the API. */
  readonly url: string;
  /** What the server listens on. */
  readonly host: string;
  readonly backends: BackendReplacements;
  readonly aws: Pick<AwsOfCall, 'reaches'>;
  readonly functions: Pick<CalledFunctions, 'option' | 'local'>;
  /** The link that opens the console; `undefined` without one. */
  readonly consoleLink: string | undefined;
}

/** Prints the routes, what is closed, and the address. */
export function introduce(
  { api, warnings }: Pick<Gateway, 'api' | 'warnings'>,
  { file, url, host, backends, aws, functions, consoleLink }: Introduced,
  { stdout, stderr }: Console,
): void {
  const routes = routesOf(api);
  stdout.write(`${oneLine(api.name)}, stage ${JSON.stringify(api.stage.name)}\n`);
  stdout.write(`${routeLines(routes, (uri) => backends.apply(uri)).join('\n')}\n`);
  introduceFunctions(functions, routes, { stdout, stderr });
  const closed = closedLines(routes, {
    hasKeys: !warnings.some(({ code }) => code === 'MISSING_API_KEYS'),
    runsFunctions: functions.option !== undefined,
    problemOf: problemsOf(functions),
    reaches: (service) => aws.reaches(service),
  });
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
  if (host !== 'localhost' && !isLoopbackAddress(host)) {
    stderr.write(
      'Other machines can connect: without --host, the server is for this machine alone\n',
    );
  }
  if (consoleLink !== undefined) {
    stdout.write(`Console: ${consoleLink}\n`);
  }
  stdout.write(`Listening on ${url}\n`);
}

/** Says which of the functions that the API calls run here, and which do not. */
function introduceFunctions(
  { local }: Introduced['functions'],
  routes: readonly ServedMethod[],
  { stdout, stderr }: Pick<Console, 'stdout' | 'stderr'>,
): void {
  if (local === undefined) {
    return;
  }
  const names = new Set(routes.flatMap(({ method }) => calledBy(method)));
  const called = local.all.filter(
    ({ declared: { id, functionName } }) => names.has(id) || names.has(functionName),
  );
  const lines = functionLines(called);
  if (lines.length > 0) {
    stdout.write(`Functions that run here:\n${lines.join('\n')}\n`);
  }
  for (const notice of functionNotices(called, local.isElsewhere)) {
    stderr.write(`${notice}\n`);
  }
}

/** The names of the Lambda functions that a method calls. */
function calledBy({ integration, authorizers }: Method): readonly string[] {
  return [integration, ...authorizers].flatMap((one) => one?.lambdaFunction?.functionName ?? []);
}

/** Why a Lambda function cannot be called. */
function problemsOf({
  option,
  local,
}: Introduced['functions']): (functionName: string) => string | undefined {
  return (functionName) => {
    if (option === undefined) {
      return 'the command runs no Lambda functions: pass --functions to run those of a SAM or CloudFormation template, or --lambda ADDRESS';
    }
    const problem = local?.problemOf(functionName);
    return problem && `the function ${JSON.stringify(functionName)} is not run: ${problem}`;
  };
}
