import { PassThrough, type Writable } from 'node:stream';
import { isThenable } from '../checks/value-kinds.js';
import type { LambdaContext, LambdaHandler } from '../model/lambda.js';

/** What a streaming handler writes to. */
export type LambdaResponseStream = Writable & {
  /** Without effect: the metadata has the headers. */
  setContentType(contentType: string): void;
};

/** A handler for `awslambda.streamifyResponse`. AWS: "Writing response streaming-enabled Lambda functions". */
export type LambdaStreamingHandler = (
  // biome-ignore lint/suspicious/noExplicitAny: handlers are typed by their own events
  event: any,
  responseStream: LambdaResponseStream,
  context: LambdaContext,
) => unknown;

/** Status and headers of a streamed response. */
export interface LambdaStreamMetadata {
  readonly statusCode?: number | undefined;
  readonly headers?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Each becomes a `Set-Cookie`. */
  readonly cookies?: readonly string[] | undefined;
}

/**
 * `awslambda.streamifyResponse` of Lambda's Node.js runtime, for handlers in the option `lambda`. The
 * integration needs `responseTransferMode: STREAM`. The stream ends when the handler ends it, or when
 * the promise that it returns resolves.
 */
export function streamifyResponse(handler: LambdaStreamingHandler): LambdaHandler {
  return (event, context) => {
    const stream = Object.assign(new PassThrough(), { setContentType: () => {} });
    stream.on('error', () => {}); // the reader of the stream gets the error, too
    const returned = handler(event, stream, context);
    if (isThenable(returned)) {
      returned.then(
        () => stream.end(),
        (cause: unknown) => stream.destroy(cause instanceof Error ? cause : new Error(`${cause}`)),
      );
    }
    return stream;
  };
}

/** `awslambda.HttpResponseStream` of Lambda's Node.js runtime. */
export const HttpResponseStream: {
  /** Writes the metadata and the delimiter that follows it. @returns the same stream */
  from(stream: LambdaResponseStream, metadata: LambdaStreamMetadata): LambdaResponseStream;
} = Object.freeze({
  from(stream, metadata) {
    stream.write(JSON.stringify(metadata));
    stream.write(new Uint8Array(8));
    return stream;
  },
});
