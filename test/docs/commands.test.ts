// Runs the command as the pages show it. On a page,
//
//   ```yaml shop.yaml           is a file in the folder of the page's commands
//   ```console                  whose first line is `$ apigateway-middleware …` or `$ npx apigateway-middleware …` has
//                               lines for a shell, and what they print on both outputs
//   $ … serve …                 goes on until the next command: a line `$ curl …` in this or a later block goes to it,
//                               and its output may show the line of that request
//
// Times, dates, ids and ports are not compared. The PetStore is at localhost:4000 as on other pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPetStore } from '../../examples/petstore/pet-store.js';
import { type Installation, installPackage } from '../support/installed-package.js';
import { allPages, type Block, blocksOf, hasCommands, isFile, speakerOf } from './blocks.js';
import { commandsOf, curl, isAsShown } from './curl.js';
import { type Background, linkCommand, Shell } from './shell.js';

const pages = allPages().filter((page) => blocksOf(page).some(hasCommands));

let installation: Installation;
let petStore: Awaited<ReturnType<typeof startPetStore>>;
let background: Background | undefined;

beforeAll(async () => {
  [installation, petStore] = await Promise.all([installPackage(), startPetStore()]);
  linkCommand(installation);
});

afterEach(async () => {
  await background?.stop();
  background = undefined;
});

afterAll(async () => {
  installation?.remove();
  await petStore?.close();
});

describe.skipIf(process.platform === 'win32').each(pages)('%s', (page) => {
  test('each command prints what the page shows', async () => {
    const folder = join(installation.folder, page.replaceAll(/\W/g, '-'));
    for (const { name = '', code } of blocksOf(page).filter(isFile)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), code.replaceAll('localhost:4000', petStore.host));
    }
    const shell = new Shell(installation, folder);
    let awaited = '';
    const finish = async (): Promise<void> => {
      if (background !== undefined) {
        await background.printed(awaited.split('\n').length);
        expect(stable(background.output)).toBe(stable(awaited));
        expect(await background.stop()).toBe(0);
        background = undefined;
      }
    };
    const blocks = blocksOf(page);
    const talks = (block: Block | undefined) => block !== undefined && hasCommands(block);
    const consoles = blocks
      .filter(({ language }) => language === 'console')
      .filter((block) => talks(block) || talks(speakerOf(blocks, block)));
    for (const { code } of consoles) {
      for (const { line, shown } of commandsOf(code)) {
        if (line.startsWith('curl')) {
          const response = await curl(
            line,
            (await background?.address()) ?? 'http://no-server.invalid',
          );
          if (!isAsShown(shown, response)) {
            expect(response, line).toBe(shown);
          }
          continue;
        }
        await finish();
        const call = line.replace(/^npx /, '').replaceAll('localhost:4000', petStore.host);
        if (/^apigateway-middleware serve /.test(call)) {
          background = shell.start(call);
          awaited = shown;
          await background.address();
        } else {
          expect(stable(await shell.run(call)), line).toBe(stable(shown));
        }
      }
    }
    await finish();
  }, 120_000); // a page starts up to twenty processes
});

/** A text without what differs from run to run. */
function stable(text: string): string {
  return text
    .trim()
    .replaceAll(petStore.host, 'localhost:4000')
    .replace(/^(Console: http:\/\/127\.0\.0\.1):\d+(\/_console\/#token=)\S+$/m, '$1:34567$2…')
    .replace(/(Listening on http:\/\/127\.0\.0\.1):\d+/, '$1:3000')
    .replaceAll(/\b\d+ ms\b/g, 'N ms')
    .replaceAll(/\w{3} \w{3} \d\d [\d:]{8} UTC \d{4}/g, 'DATE')
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, 'DATE')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'UUID')
    .replaceAll(/Root=1-[\da-f]{8}-[\da-f]{24}/g, 'ROOT')
    .replaceAll(/(x-amz-apigw-id: )\S+/g, '$1ID')
    .replaceAll(/X-Forwarded-Port=\d+/g, 'X-Forwarded-Port=N');
}

test('each console block of the pages has commands, or follows a program that it talks to', () => {
  const stray = allPages().flatMap((page) => {
    const blocks = blocksOf(page);
    return blocks
      .filter(({ language }) => language === 'console')
      .filter((block) => !hasCommands(block) && speakerOf(blocks, block) === undefined)
      .map(({ line }) => `${page}:${line}`);
  });
  expect(stray).toEqual([]);
});
