import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneLine } from '../../execute/log/one-line.js';
import { functionNotFound } from '../../lambda/function-failure.js';
import type { DocumentFunction } from '../../model/document/document-function.js';
import type { LambdaInvocation, LambdaInvoke, LambdaOutcome } from '../../model/lambda.js';
import type { Console } from '../output/console.js';
import { CodeWatcher } from './code-watcher.js';
import { functionEnvironment } from './function-environment.js';
import { FunctionPool } from './instances/function-pool.js';
import { type LocalFunction, localFunction, type RunnableFunction } from './local-function.js';

/** How the functions of a file are run. */
export interface FunctionSettings {
  readonly region: string;
  readonly console: Pick<Console, 'stdout' | 'stderr' | 'env'>;
  /** Whether a function is loaded anew when its code changes. */
  readonly watch: boolean;
  /** Runs what is not run here; `undefined` without `--lambda`. */
  readonly elsewhere: LambdaInvoke | undefined;
}

/** The Lambda functions of a file, each with workers of its own. */
export class LocalFunctions {
  readonly #settings: FunctionSettings;
  readonly #served = new Map<string, Served>();
  /** By the code that is in them. */
  readonly #inlineFolders = new Map<string, string>();
  /** They finish what was under way when their function changed. */
  readonly #retired = new Set<Served>();
  #all: readonly LocalFunction[] = [];

  constructor(declared: readonly DocumentFunction[], settings: FunctionSettings) {
    this.#settings = settings;
    this.update(declared);
  }

  /** The functions of the file, in its order. */
  get all(): readonly LocalFunction[] {
    return this.#all;
  }

  /** Whether `--lambda` runs what the command does not. */
  get isElsewhere(): boolean {
    return this.#settings.elsewhere !== undefined;
  }

  /** Why the command does not run a function; `undefined` if it does, or passes it on. */
  problemOf(functionName: string): string | undefined {
    const found = this.#find(functionName);
    if (this.#settings.elsewhere !== undefined) {
      return undefined;
    }
    return found === undefined ? 'the file does not have it' : found.problem;
  }

  /** The option `lambda`. */
  readonly invoke: LambdaInvoke = (invocation): LambdaOutcome | Promise<LambdaOutcome> => {
    const { functionName } = invocation;
    const found = this.#find(functionName);
    const served = found && this.#served.get(found.declared.id);
    return served?.pool.invoke(invocation) ?? this.#elsewhere(invocation, found?.problem);
  };

  /** Takes the functions of the file as it is now; those that have not changed keep their workers. */
  update(declared: readonly DocumentFunction[]): void {
    this.#all = declared.map((one) => localFunction(one, (text) => this.#inlineFolder(text)));
    const keys = new Map(this.#all.map((one) => [one.declared.id, keyOf(one)]));
    for (const [id, served] of this.#served) {
      if (keys.get(id) !== served.key) {
        this.#served.delete(id);
        this.#retire(served);
      }
    }
    for (const one of this.#all) {
      if (one.problem === undefined && !this.#served.has(one.declared.id)) {
        this.#served.set(one.declared.id, this.#serve(one));
      }
    }
  }

  /** Waits for the events under way, and ends all workers, also of functions that were replaced. */
  async close(): Promise<void> {
    const pools = [...this.#served.values(), ...this.#retired];
    this.#served.clear();
    await Promise.all(pools.map(closed));
    for (const folder of this.#inlineFolders.values()) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #find(name: string): LocalFunction | undefined {
    return (
      this.#all.find(({ declared }) => declared.id === name) ??
      this.#all.find(({ declared }) => declared.functionName === name)
    );
  }

  #elsewhere(
    invocation: LambdaInvocation,
    problem: string | undefined,
  ): LambdaOutcome | Promise<LambdaOutcome> {
    const { elsewhere } = this.#settings;
    if (elsewhere !== undefined) {
      return elsewhere(invocation);
    }
    if (problem !== undefined) {
      throw new Error(`${invocation.functionName} is not run here: ${problem}`);
    }
    return functionNotFound(invocation.functionArn);
  }

  #serve(local: RunnableFunction): Served {
    const { declared, folder } = local;
    const { region, console, watch } = this.#settings;
    const name = oneLine(declared.id);
    const pool = new FunctionPool(local, {
      name,
      env: functionEnvironment(declared, { folder, region, shell: console.env }),
      timeoutInMillis: declared.timeoutInSeconds * 1000,
      memorySize: declared.memorySize,
      console,
    });
    const reload = (): void => {
      pool.outdate();
      console.stdout.write(`${name}: the code has changed\n`);
    };
    const watcher =
      watch && declared.code.kind === 'folder' ? new CodeWatcher(folder, reload) : undefined;
    return { key: keyOf(local), pool, watcher };
  }

  #retire(served: Served): void {
    served.watcher?.close();
    this.#retired.add(served);
    void served.pool.retire().then(() => this.#retired.delete(served));
  }

  /** A folder with the code of a function that the file itself has. */
  #inlineFolder(text: string): string {
    const known = this.#inlineFolders.get(text);
    if (known !== undefined) {
      return known;
    }
    const folder = mkdtempSync(join(tmpdir(), 'apigateway-middleware-'));
    this.#inlineFolders.set(text, folder);
    writeFileSync(join(folder, 'index.js'), text);
    return folder;
  }
}

interface Served {
  readonly key: string;
  readonly pool: FunctionPool;
  readonly watcher: CodeWatcher | undefined;
}

function closed({ pool, watcher }: Served): Promise<void> {
  watcher?.close();
  return pool.close();
}

/** What a function is made of; equal texts are equal functions. */
function keyOf({ declared, problem }: LocalFunction): string {
  return JSON.stringify([declared, problem]);
}
