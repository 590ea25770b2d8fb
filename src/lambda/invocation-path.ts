import type { LambdaFunction } from '../model/lambda.js';

/**
 * The path and query of an invocation below the address of an Invoke API, by the name of the function:
 * what `sam local start-lambda`, serverless-offline and the runtime emulator understand.
 * AWS: Lambda's `Invoke`.
 */
export function invocationPath(
  { pathname }: Pick<URL, 'pathname'>,
  { functionName, qualifier }: Pick<LambdaFunction, 'functionName' | 'qualifier'>,
): string {
  const query = qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  const prefix = pathname.replace(/\/+$/, '');
  return `${prefix}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations${query}`;
}
