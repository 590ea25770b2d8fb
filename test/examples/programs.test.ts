// The examples as a reader starts them: each in a process of its own, against the build.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/installed-package.js';

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

describe.each(['express', 'koa'])('examples/%s', (framework) => {
  test('lets in who is signed in, and tells the PetStore who it is', async () => {
    const { line } = start(`examples/${framework}/server.js`);
    const origin = (await line(/Listening on (\S+)/))[1];
    const stranger = await fetch(`${origin}/pets/1`);
    expect([stranger.status, await stranger.json()]).toEqual([401, { message: 'Please sign in' }]);
    const headers = { Authorization: 'Bearer token-of-ann' };
    const ann = await fetch(`${origin}/pets/1`, { headers });
    expect([ann.status, await ann.json()]).toEqual([200, { id: 1, type: 'dog', price: 249.99 }]);
    await line(/The PetStore hears GET \/petstore\/pets\/1 from ann/);
    expect(await ended('SIGTERM')).toBe(0);
  });
});

describe('examples/lambda', () => {
  const command = ['dist/esm/cli/main.js', 'serve', 'examples/lambda/template.yaml'];
  test.each<[args: readonly string[], price: string]>([
    [['examples/lambda/server.js'], '249.99 USD'],
    [[...command, '--functions', '--port', '0', '--mount', '/dev'], '249.99 EUR'],
  ])('%j', async (args, price) => {
    const { line } = start(...args);
    const origin = (await line(/Listening on (\S+)/))[1];
    const order = await fetch(`${origin}/orders/7`);
    expect([order.status, await order.json()]).toEqual([200, { id: '7', price }]);
    const place = async (animal: string) => {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ animal });
      const response = await fetch(`${origin}/orders`, { method: 'POST', headers, body });
      return [response.status, await response.json()];
    };
    expect(await place('dog')).toEqual([201, { ordered: 'dog' }]);
    expect(await place('owl')).toEqual([400, { message: 'Invalid request body' }]);
    expect(await ended('SIGTERM')).toBe(0);
  });
});

test('examples/petstore stands by itself, on the port it is given', async () => {
  const { line } = launch(process.execPath, ['examples/petstore/main.js'], { PORT: '0' });
  const address = (await line(/Listening on (\S+)/))[1] ?? '';
  expect(await (await fetch(`${address}/2`)).json()).toEqual({ id: 2, type: 'cat', price: 124.99 });
  await line(/The PetStore hears GET \/petstore\/pets\/2/);
  expect(await ended('SIGTERM')).toBe(0);
});

describe('the demo', () => {
  test('ends with status 0', async () => {
    const { line } = start('examples/demo/main.js');
    await line(/20 of 20 answers are the guide's/);
    expect(await ended()).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('--serve stays up until %s', async (signal) => {
    const { line } = start('examples/demo/main.js', '--serve');
    const address = (await line(/^curl -i (\S+\/test\/pets)$/))[1] ?? '';
    await line(/Ctrl-C/);
    expect((await fetch(address)).status).toBe(200);
    expect(await ended(signal)).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('--serve ends with the shell of npm', async () => {
    const command = '"$0" examples/demo/main.js --serve; exit';
    const { line, closed } = launch('sh', ['-c', command, process.execPath], {
      npm_lifecycle_event: 'demo',
    });
    await line(/Ctrl-C/);
    child?.kill('SIGTERM');
    await closed; // nobody holds its output any more
  });
});

interface Running {
  /** Waits for a line that matches. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** The program and all that it started have let go of its output. */
  readonly closed: Promise<unknown>;
}

function start(...args: string[]): Running {
  return launch(process.execPath, args);
}

function launch(program: string, args: string[], env: Record<string, string> = {}): Running {
  const running = spawn(program, args, {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = running;
  const lines: string[] = [];
  let arrived = (): void => {};
  let over = false;
  const closed = once(running.stdout, 'close').then(() => {
    over = true;
    arrived();
  });
  createInterface({ input: running.stdout }).on('line', (text) => {
    lines.push(text);
    arrived();
  });
  return {
    closed,
    async line(pattern) {
      for (;;) {
        const found = lines.map((text) => pattern.exec(text)).find((match) => match !== null);
        if (found) {
          return found;
        }
        if (over) {
          throw new Error(`${args.join(' ')} ended without a line like ${pattern}`);
        }
        await new Promise<void>((next) => {
          arrived = next;
        });
      }
    },
  };
}

/** The exit status, once the program has ended; by itself, or by a signal. */
async function ended(signal?: NodeJS.Signals): Promise<number | null> {
  if (child === undefined) {
    return null;
  }
  const closed = child.exitCode === null ? once(child, 'exit') : [child.exitCode];
  if (signal !== undefined) {
    child.kill(signal);
  }
  return (await closed)[0];
}
