/** A stream that text is written to, such as `process.stdout`. */
export interface TextOutput {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** The surroundings of a command, so that a test can replace them. */
export interface Console {
  /** For data. */
  readonly stdout: TextOutput;
  /** For messages. */
  readonly stderr: TextOutput;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls the listener for each SIGINT and SIGTERM; returns a function that ends this. */
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Ends the process at once. */
  exit(status: number): void;
}

/** What asks a process to end. */
export type Signal = 'SIGINT' | 'SIGTERM';

/** The status with which the process ends. */
export const EXIT = {
  success: 0,
  /** The document is wrong, or the command could not do its work with it. */
  document: 1,
  /** The call is wrong: an unknown command, flag or value. */
  call: 2,
} as const;
