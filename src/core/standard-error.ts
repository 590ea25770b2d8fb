import { describeIssue, type GatewayError } from '../errors.js';
import { oneLine } from '../execute/log/one-line.js';
import { Secrets } from '../execute/log/secrets/secrets.js';
import type { ImportIssue } from '../model/import-issue.js';

// What goes to standard error where the caller gives no onError and no onWarnings.

/**
 * The cause of a 5XX, with its stack. Other gateway responses are the client's business.
 * @param describe names the request and the cause, its secrets left out
 */
export function printFailure({ type, statusCode }: GatewayError, describe: () => string): void {
  if (statusCode >= 500) {
    print(`${statusCode} ${type}: ${describe()}`);
  }
}

/** All warnings in one block. */
export function printWarnings(name: string, warnings: readonly ImportIssue[]): void {
  const count = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
  const secrets = new Secrets();
  const lines = warnings.map((issue) => oneLine(secrets.redact(describeIssue(issue))));
  print(
    [`${count} for "${oneLine(name)}" (the option onWarnings takes them):`, ...lines].join('\n  '),
  );
}

/** The text is an argument of the format: a % of a client's is not one. */
function print(text: string): void {
  // biome-ignore lint/suspicious/noConsole: the one place that speaks where the caller does not listen
  console.error('apigateway-middleware: %s', text);
}
