import { onTestFailed, onTestFinished } from 'vitest';

/** What a table waits for, which a test that fails prints. */
export class Progress {
  readonly #waiting = new Set<string>();
  readonly #details: (() => unknown)[] = [];

  constructor() {
    onTestFailed(() => {
      if (this.#waiting.size > 0) {
        console.error('not finished:', ...this.#waiting, ...this.#details.map((one) => one()));
      }
    });
  }

  begin(what: string): () => void {
    this.#waiting.add(what);
    return () => void this.#waiting.delete(what);
  }

  async of(
    what: string,
    wait: () => Promise<unknown>,
    detail: () => unknown = () => '',
  ): Promise<void> {
    const done = this.begin(what);
    this.#details.push(detail);
    await wait();
    this.#details.pop();
    done();
  }
}

/** The warnings of the process until the test ends, for example of listeners that leak. */
export function warningsOfProcess(): readonly string[] {
  const warnings: string[] = [];
  const note = ({ name, message, stack }: Error) =>
    void warnings.push(stack ?? `${name}: ${message}`);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  return warnings;
}
