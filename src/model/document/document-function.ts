/** A Lambda function that a file describes beside its API. */
export interface DocumentFunction {
  /** The name of its resource, by which the API refers to it. */
  readonly id: string;
  /** AWS: Lambda's `FunctionName`; the id where the file leaves it to a deployment. */
  readonly functionName: string;
  /** `nodejs22.x`; `undefined` where the file does not say it. */
  readonly runtime: string | undefined;
  /** `src/app.handler` */
  readonly handler: string | undefined;
  readonly code: FunctionCode;
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variables whose value only a deployment knows, with the names that it lacks. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly timeoutInSeconds: number;
  /** MB */
  readonly memorySize: number;
  readonly hasLayers: boolean;
}

/** Where the code of a function is. */
export type FunctionCode =
  /** An absolute path. */
  | { readonly kind: 'folder'; readonly path: string }
  /** The text of `index.js`. */
  | { readonly kind: 'inline'; readonly text: string }
  /** Why it cannot be read, and the remedy. */
  | { readonly kind: 'elsewhere'; readonly reason: string };
