import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Console, Signal } from '../../src/cli/output/console.js';
import { runProgram } from '../../src/cli/run.js';

/** What a command has printed, and the signals that it gets. */
export interface FakeConsole extends Console {
  readonly out: string;
  readonly err: string;
  /** The statuses with which it has ended the process at once. */
  readonly exits: readonly number[];
  signal(signal: Signal): void;
  /** Resolves as soon as something that matches was printed, on standard output if nothing else is said. */
  printed(pattern: RegExp, on?: 'out' | 'err'): Promise<RegExpExecArray>;
}

export function fakeConsole(
  given: {
    readonly env?: Readonly<Record<string, string>>;
    readonly isTTY?: boolean;
    readonly stdin?: string;
  } = {},
): FakeConsole {
  const texts = { out: '', err: '' };
  const exits: number[] = [];
  const listeners = new Set<(signal: Signal) => void>();
  const waiting = new Set<() => void>();
  const output = (name: 'out' | 'err') => ({
    isTTY: given.isTTY,
    write(text: string) {
      texts[name] += text;
      for (const look of waiting) {
        look();
      }
    },
  });
  return {
    stdout: output('out'),
    stderr: output('err'),
    stdin: (async function* () {
      yield given.stdin ?? '';
    })(),
    env: given.env ?? {},
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exit: (status) => exits.push(status),
    get out() {
      return texts.out;
    },
    get err() {
      return texts.err;
    },
    exits,
    signal(signal) {
      for (const listener of [...listeners]) {
        listener(signal);
      }
    },
    printed: (pattern, on = 'out') =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = pattern.exec(texts[on]);
          if (found !== null) {
            waiting.delete(look);
            resolve(found);
          }
        };
        waiting.add(look);
        look();
      }),
  };
}

/** What a call of the command ends with. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command with these arguments. */
export async function runCli(
  args: readonly string[],
  given: Parameters<typeof fakeConsole>[0] = {},
): Promise<Outcome> {
  const console = fakeConsole(given);
  const status = await runProgram(args, console, () => '1.2.3');
  return { status, out: console.out, err: console.err };
}

/** A folder with these files, removed after the test. */
export function folderOf(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  path(name: string): string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'apigateway-middleware-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return { folder, path: (name) => join(folder, name) };
}
