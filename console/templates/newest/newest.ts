/** Runs calls of which only the newest counts. */
export interface Newest<Input> {
  /** Asks for `input`; what waits already is forgotten. */
  ask(input: Input): void;
  /** Forgets everything; no further result comes. */
  stop(): void;
}

/**
 * Makes calls one at a time. While one runs, only the newest input waits: as many calls are made as the
 * server can respond to, and the last result is always that of the last input.
 *
 * @param onResult gets the result of a call, or what it failed with
 */
export function newestOf<Input, Output>(
  call: (input: Input) => Promise<Output>,
  onResult: (outcome: { readonly output: Output } | { readonly error: unknown }) => void,
): Newest<Input> {
  let waiting: { readonly input: Input } | undefined;
  let isRunning = false;
  let isStopped = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting !== undefined && !isStopped) {
      const { input } = waiting;
      waiting = undefined;
      const outcome = await call(input).then(
        (output) => ({ output }),
        (error: unknown) => ({ error }),
      );
      // A result in between is still worth showing: it is newer than the one on the page.
      if (!isStopped) {
        onResult(outcome);
      }
    }
    isRunning = false;
  }

  return {
    ask(input) {
      waiting = { input };
      if (!isRunning && !isStopped) {
        void run();
      }
    },
    stop() {
      isStopped = true;
      waiting = undefined;
    },
  };
}
