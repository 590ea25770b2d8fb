import type { MethodRequest } from './message.js';
import type { BackendCall } from './rest-api.js';

/** A Lambda function, as an integration or an authorizer of a document names it. */
export interface LambdaFunction {
  /** As written between `functions/` and `/invocations`, with stage variables replaced. */
  readonly text: string;
  readonly functionName: string;
  /** A version or an alias. */
  readonly qualifier: string | undefined;
  /** With the qualifier. */
  readonly functionArn: string;
  readonly region: string;
}

/** AWS: Lambda's `Invoke`, `InvocationType`. */
export type LambdaInvocationType = 'RequestResponse' | 'Event' | 'DryRun';

/** A call of a function, before anything is known of how functions run. */
export interface LambdaCall {
  readonly lambda: LambdaFunction;
  /** The event as JSON. */
  readonly payload: string;
  readonly invocationType: LambdaInvocationType;
  /** Whether the response is streamed: Lambda's `InvokeWithResponseStream`. */
  readonly responseStream: boolean;
  readonly timeoutInMillis: number;
  readonly idleTimeoutInMillis?: number | undefined;
  /** The call ends when its client leaves. */
  readonly methodRequest: MethodRequest;
  readonly call: BackendCall;
}

/**
 * A function in the option `lambda`: a handler as it is exported for Lambda. It returns a promise or a
 * value, or calls back; what comes first counts.
 */
export type LambdaHandler = (
  // biome-ignore lint/suspicious/noExplicitAny: handlers are typed by their own events
  event: any,
  context: LambdaContext,
  callback: (error?: unknown, result?: unknown) => void,
) => unknown;

/**
 * What a handler gets as its second argument.
 * AWS: "Using the Lambda context object to retrieve Node.js function information".
 */
export interface LambdaContext {
  readonly functionName: string;
  /** The qualifier, or `$LATEST`. */
  readonly functionVersion: string;
  /** With the qualifier. */
  readonly invokedFunctionArn: string;
  /** A random UUID for each invocation. */
  readonly awsRequestId: string;
  /** Always `128`. */
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Not on AWS. */
  readonly invocationType: 'RequestResponse' | 'Event';
  /** Without effect. */
  callbackWaitsForEmptyEventLoop: boolean;
  /** Milliseconds that are left of the integration's `timeoutInMillis`; never negative. */
  getRemainingTimeInMillis(): number;
  /** @deprecated Return a promise or call back. */
  done(error?: Error, result?: unknown): void;
  /** @deprecated Throw. */
  fail(error: Error | string): void;
  /** @deprecated Return a promise or call back. */
  succeed(messageOrObject?: unknown, object?: unknown): void;
}

/**
 * One function for all Lambda functions, at the level of Lambda's Invoke API: it runs them in another
 * process, a container or AWS. If it throws, the function counts as one that cannot be called: 500.
 */
export type LambdaInvoke = (invocation: LambdaInvocation) => LambdaOutcome | Promise<LambdaOutcome>;

/** The call of a function. AWS: Lambda's `Invoke`. */
export interface LambdaInvocation {
  readonly functionName: string;
  /** A version or an alias. */
  readonly qualifier: string | undefined;
  /** With the qualifier. */
  readonly functionArn: string;
  readonly region: string;
  /** The event as JSON. */
  readonly payload: string;
  readonly invocationType: LambdaInvocationType;
  /** Whether the response is streamed: Lambda's `InvokeWithResponseStream`. */
  readonly responseStream: boolean;
  /** Aborted when `timeoutInMillis` has passed, and when the client has disconnected. */
  readonly signal: AbortSignal;
}

/** The call of a handler, which has no signal: Lambda has none. */
export type HandlerInvocation = Omit<LambdaInvocation, 'signal'>;

/** What Lambda's Invoke API returns. */
export interface LambdaOutcome {
  /** Default 200. From 300 on, the function was not invoked: it does not exist, or Lambda refuses the call. */
  readonly statusCode?: number | undefined;
  /** `X-Amz-Function-Error`: the function failed, and `payload` says why. */
  readonly functionError?: string | undefined;
  /** JSON; for a stream: metadata as JSON, eight NUL bytes, the body. */
  readonly payload?: string | Uint8Array | AsyncIterable<Uint8Array | string> | undefined;
}
