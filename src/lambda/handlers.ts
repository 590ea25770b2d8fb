import type { LambdaFunction, LambdaHandler } from '../model/lambda.js';

/** Handlers by `NAME`, `NAME:QUALIFIER`, ARN, or the text that the document has. */
export type LambdaHandlers = Readonly<Record<string, LambdaHandler | undefined>>;

/**
 * The handler of a function: that of the text in the document, of the ARN with its qualifier, of the
 * ARN, of `NAME:QUALIFIER`, or of `NAME`, whichever comes first.
 */
export function handlerOf(
  handlers: ReadonlyMap<string, LambdaHandler>,
  { text, functionName, qualifier, functionArn }: LambdaFunction,
): LambdaHandler | undefined {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const plainArn = functionArn.slice(0, functionArn.length - suffix.length);
  return (
    handlers.get(text) ??
    handlers.get(functionArn) ??
    handlers.get(plainArn) ??
    handlers.get(`${functionName}${suffix}`) ??
    handlers.get(functionName)
  );
}
