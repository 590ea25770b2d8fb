import { reasonOf } from '../../checks/value-kinds.js';
import { formatIssue, type GatewayError } from '../../errors.js';
import { oneLine } from '../../execute/log/one-line.js';
import { Secrets } from '../../execute/log/secrets/secrets.js';
import type { ImportIssue } from '../../model/document/import-issue.js';

// The defaults of the options onError and onWarnings: both print to standard error.

/**
 * Prints the cause of a 5XX with its stack. A 4XX is the client's error and is not printed.
 * @param describe names the request and the cause, with secrets removed
 */
export function printFailure({ type, statusCode }: GatewayError, describe: () => string): void {
  if (statusCode >= 500) {
    print(`${statusCode} ${type}: ${describe()}`);
  }
}

/** Prints all warnings as one block. */
export function printWarnings(name: string, warnings: readonly ImportIssue[]): void {
  const count = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
  const secrets = new Secrets();
  const lines = warnings.map((issue) => oneLine(secrets.redact(formatIssue(issue))));
  print(
    [`${count} for "${oneLine(name)}" (set the option onWarnings to handle them):`, ...lines].join(
      '\n  ',
    ),
  );
}

/** Prints why a changed document is not served; nothing without an error. */
export function printReloadFailure(path: string, error: unknown): void {
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    const shown = new Secrets().redact(reason);
    print(`${oneLine(path)} has changed, but the old document is still served: ${shown}`);
  }
}

/** Prints the first failure of a function that only observes; nothing else would tell of it. */
export function printObserverFailure(option: string, cause: unknown): void {
  const shown = oneLine(new Secrets().redact(reasonOf(cause)));
  print(`The option ${option} has failed, and later failures of it are not printed: ${shown}`);
}

/** The text is passed as an argument, so a `%` from a client is not a format specifier. */
function print(text: string): void {
  // biome-ignore lint/suspicious/noConsole: the one place that prints when no option handles the event
  console.error('apigateway-middleware: %s', text);
}
