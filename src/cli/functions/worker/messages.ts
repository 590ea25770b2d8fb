import type { HandlerInvocation } from '../../../model/lambda.js';

/** What a worker is told when it starts. */
export interface WorkerStart {
  /** The module of the handler; an absolute path. */
  readonly file: string;
  /** The names that lead to the handler in its module: `['handler']`. */
  readonly names: readonly string[];
  /** `Handler` of the function. */
  readonly handler: string;
  /** What the handler's context says. */
  readonly context: {
    readonly functionName: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
  };
}

/** What the gateway tells a worker. Each invocation has a number of its own. */
export type ToWorker =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly invocation: HandlerInvocation;
      readonly timeoutInMillis: number;
      readonly awsRequestId: string;
    }
  /** The next chunk of a streamed response is wanted. */
  | { readonly kind: 'pull'; readonly id: number }
  /** The rest of a streamed response is not wanted. */
  | { readonly kind: 'cancel'; readonly id: number };

/** What a worker tells the gateway. */
export type FromWorker =
  /** The handler is loaded. */
  | { readonly kind: 'loaded' }
  /** The handler cannot be loaded, or the function failed outside of an invocation; the payload is Lambda's. */
  | { readonly kind: 'broken'; readonly payload: string }
  | {
      readonly kind: 'outcome';
      readonly id: number;
      readonly statusCode?: number | undefined;
      readonly functionError?: string | undefined;
      readonly payload: string;
    }
  /** The response is streamed; chunks follow, one for each `pull`. */
  | { readonly kind: 'stream'; readonly id: number }
  | { readonly kind: 'chunk'; readonly id: number; readonly chunk: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'fail'; readonly id: number; readonly reason: string };
