import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const preload = fileURLToPath(new URL('listen-anywhere.cjs', import.meta.url));

/** A program of a page, running in a process of its own. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';
  #errors = '';
  #address: string | undefined;
  #changed: () => void = () => {};

  constructor(file: string, folder: string) {
    this.#child = spawn(process.execPath, ['--require', preload, file], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.stdout?.on('data', (chunk) => this.#change(() => (this.#output += chunk)));
    this.#child.stderr?.on('data', (chunk) => this.#change(() => (this.#errors += chunk)));
    this.#child.on('message', (message) => {
      const { address } = message as { readonly address: { readonly port: number } };
      this.#change(() => (this.#address ??= `http://127.0.0.1:${address.port}`));
    });
    this.#ended = new Promise((ended) => {
      this.#child.on('close', (code) => this.#change(() => ended(code)));
    });
  }

  /** The lines that the program has printed so far. */
  get lines(): readonly string[] {
    return this.#output.split('\n').slice(0, -1);
  }

  /** What the program has printed as errors so far. */
  get errors(): string {
    return this.#errors;
  }

  /** Where the program's first server listens, if it has one. */
  get address(): string | undefined {
    return this.#address;
  }

  /**
   * Waits until the program has printed so many lines and has either ended or started to listen.
   *
   * @returns its exit status; `undefined` if it is still running
   */
  async settled(lines: number): Promise<number | null | undefined> {
    for (;;) {
      const change = new Promise<undefined>((changed) => {
        this.#changed = () => changed(undefined);
      });
      if (this.#address !== undefined && this.lines.length >= lines) {
        return undefined;
      }
      const status = await Promise.race([this.#ended, change]);
      if (status !== undefined) {
        return status;
      }
    }
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #change(apply: () => void): void {
    apply();
    this.#changed();
  }
}
