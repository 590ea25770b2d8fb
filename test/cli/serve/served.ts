import { onTestFinished } from 'vitest';
import { runProgram } from '../../../src/cli/run.js';
import { type FakeConsole, fakeConsole, folderOf } from '../../support/fake-console.js';

/** A command `serve` that runs. */
export interface Served {
  readonly console: FakeConsole;
  readonly url: string;
  readonly file: string;
  readonly ended: Promise<number>;
}

/** Serves a document on any free port until the end of the test. */
export async function served(document: string, ...flags: readonly string[]): Promise<Served> {
  const console = fakeConsole();
  const file = folderOf({ 'api.yaml': document }).path('api.yaml');
  const ended = runProgram(['serve', file, '--port', '0', ...flags], console, () => '');
  const [, url = ''] = await console.printed(/Listening on (http:\S+)\n/);
  onTestFinished(async () => {
    console.signal('SIGTERM');
    await ended;
  });
  return { console, url, file, ended };
}
