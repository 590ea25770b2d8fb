import { isRecord } from '../checks/value-kinds.js';
import { CallersStream, isStream } from '../execute/callers/callers-stream.js';
import { cancelQuietly, leave } from '../execute/callers/leave.js';
import type {
  HandlerInvocation,
  LambdaContext,
  LambdaHandler,
  LambdaOutcome,
} from '../model/lambda.js';
import { functionFailure } from './function-failure.js';
import { handlerResult } from './handler-result.js';

/**
 * Invokes a handler as Lambda would: with a copy of the event and a context, and with its result as
 * JSON. A failure of the handler is a failure of the function.
 * @param timeoutInMillis what `getRemainingTimeInMillis` counts down from
 * @param known members of the context that are known better
 */
export async function runHandler(
  handler: LambdaHandler,
  invocation: HandlerInvocation,
  timeoutInMillis: number,
  known: Partial<LambdaContext> = {},
): Promise<LambdaOutcome> {
  let event: unknown;
  try {
    event = JSON.parse(invocation.payload);
  } catch {
    return refusedPayload();
  }
  let returned: unknown;
  try {
    const facts = contextOf(invocation, logStreamOf(handler, invocation), timeoutInMillis);
    const context = Object.assign(facts, known);
    returned = await handlerResult(handler, event, context);
  } catch (thrown) {
    leave(thrown);
    return functionFailure(thrown);
  }
  return outcomeOf(returned, invocation.responseStream);
}

/** The response of Lambda to a payload that is not JSON. AWS: Lambda's `Invoke`, errors. */
function refusedPayload(): LambdaOutcome {
  const message = 'Could not parse request body into json';
  return { statusCode: 400, payload: JSON.stringify({ Type: 'User', message }) };
}

function contextOf(
  { functionName, qualifier, functionArn, invocationType }: HandlerInvocation,
  logStreamName: string,
  timeoutInMillis: number,
): Parameters<typeof handlerResult>[2] {
  const end = performance.now() + timeoutInMillis;
  return {
    functionName,
    functionVersion: versionOf(qualifier),
    invokedFunctionArn: functionArn,
    awsRequestId: crypto.randomUUID(),
    memoryLimitInMB: '128',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName,
    invocationType: invocationType === 'Event' ? 'Event' : 'RequestResponse',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
  };
}

const logStreams = new WeakMap<LambdaHandler, string>();

/** Lambda gives each execution environment one log stream; here, a handler is one. */
function logStreamOf(handler: LambdaHandler, { qualifier }: HandlerInvocation): string {
  const known = logStreams.get(handler);
  if (known !== undefined) {
    return known;
  }
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const made = `${day}/[${versionOf(qualifier)}]${crypto.randomUUID().replaceAll('-', '')}`;
  logStreams.set(handler, made);
  return made;
}

function versionOf(qualifier: string | undefined): string {
  return qualifier ?? '$LATEST';
}

/** What the handler returned, as Lambda would return it. */
function outcomeOf(returned: unknown, responseStream: boolean): LambdaOutcome {
  try {
    if (isStream(returned)) {
      return streamOutcome(returned as AsyncIterable<Uint8Array>, responseStream);
    }
    const payload = JSON.stringify(returned);
    if (isRecord(returned)) {
      leave(returned);
    }
    return { payload: payload ?? 'null' };
  } catch (cause) {
    leave(returned);
    return functionFailure(new ResponseError('The result of the function is not JSON', { cause }));
  }
}

function streamOutcome(stream: AsyncIterable<Uint8Array>, responseStream: boolean): LambdaOutcome {
  if (responseStream) {
    return { payload: stream };
  }
  discard(stream);
  throw new TypeError('A stream needs "responseTransferMode": "STREAM" in the integration');
}

/** Ends a stream that is not read. */
function discard(returned: unknown): void {
  try {
    if (isStream(returned)) {
      cancelQuietly(new CallersStream(returned));
    }
  } catch {}
}

/** The name that Lambda's Node.js runtime uses for a result that it cannot write. */
class ResponseError extends Error {
  override readonly name = 'Runtime.MarshalError';

  constructor(message: string, { cause }: { readonly cause: unknown }) {
    super(`${message}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
