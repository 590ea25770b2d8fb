import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Installation } from '../support/installed-package.js';

const preload = fileURLToPath(new URL('listen-anywhere.cjs', import.meta.url));

/** Links the command of an installed package, as npm does. */
export function linkCommand({ folder }: Installation): void {
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(
    join(folder, 'node_modules/apigateway-middleware/dist/esm/cli/main.js'),
    join(bin, 'apigateway-middleware'),
  );
}

/** A shell in a folder of an installation, for the lines of a console block. */
export class Shell {
  readonly #installation: Installation;
  readonly #cwd: string;
  #status = 0;

  constructor(installation: Installation, cwd: string) {
    this.#installation = installation;
    this.#cwd = cwd;
  }

  /** Runs a line to its end; what it prints on either output, in order. */
  run(line: string): Promise<string> {
    // `echo $?` is about the line before, which another shell has run.
    const script = `(exit ${this.#status}); ${withErrors(line)}`;
    return new Promise((done) => {
      const options = { cwd: this.#cwd, env: this.#env };
      const child = execFile('sh', ['-c', script], options, (error, stdout) => {
        this.#status = typeof error?.code === 'number' ? error.code : 0;
        done(stdout);
      });
      child.stdin?.end();
    });
  }

  /** Starts a line that goes on until it is stopped. */
  start(line: string): Background {
    const env = { ...this.#env, NODE_OPTIONS: `--require ${preload}` };
    return new Background(
      spawn('sh', ['-c', `exec ${withErrors(line)}`], {
        cwd: this.#cwd,
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  }

  get #env(): NodeJS.ProcessEnv {
    const bin = join(this.#installation.folder, 'node_modules/.bin');
    const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
    return { ...process.env, PATH: path, NO_COLOR: '1' };
  }
}

/** Standard error goes where standard output goes, unless the line sends that to a file. */
function withErrors(line: string): string {
  return line.includes('>') ? line : `${line} 2>&1`;
}

/** A program in the background. */
export class Background {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';
  #changed: () => void = () => {};

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
      this.#changed();
    });
    this.#ended = new Promise((ended) => {
      child.on('close', (status) => ended(status));
    });
  }

  get output(): string {
    return this.#output;
  }

  /** Waits until the program has printed so many lines, or has ended. */
  async printed(lines: number): Promise<void> {
    while (this.#output.split('\n').length - 1 < lines) {
      const change = new Promise<undefined>((changed) => {
        this.#changed = () => changed(undefined);
      });
      if ((await Promise.race([this.#ended, change])) !== undefined) {
        return;
      }
    }
  }

  /** Waits for the address that the program listens on. */
  async address(): Promise<string> {
    for (let lines = 1; ; lines += 1) {
      await this.printed(lines);
      const found = /Listening on (http:\/\/[^/\s]+)/.exec(this.#output)?.[1];
      if (found !== undefined) {
        return found;
      }
      if (this.#output.split('\n').length - 1 < lines) {
        throw new Error(`The program has ended: ${this.#output}`);
      }
    }
  }

  /** Interrupts the program; its exit status. */
  stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.#ended;
  }
}
