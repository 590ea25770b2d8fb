// Applications of SAM and of the Serverless Framework, served with their functions by the command of the
// packed package.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Background, linkCommand, Shell } from './docs/shell.js';
import { type Installation, installPackage } from './support/installed-package.js';

let installation: Installation;
let background: Background | undefined;

beforeAll(async () => {
  installation = await installPackage();
  linkCommand(installation);
  for (const name of ['sam', 'serverless']) {
    const application = fileURLToPath(new URL(`consumers/${name}`, import.meta.url));
    cpSync(application, join(installation.folder, name), { recursive: true });
  }
});

afterEach(async () => {
  await background?.stop();
  background = undefined;
});

afterAll(() => installation?.remove());

/** Starts the command in the folder of an application; the address of the API. */
async function serve(application: string, call: string): Promise<string> {
  const shell = new Shell(installation, join(installation.folder, application));
  background = shell.start(`apigateway-middleware serve ${call} --functions`);
  return background.address();
}

async function get(url: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, { headers });
  return [response.status, await response.json()];
}

describe.skipIf(process.platform === 'win32')('a SAM application', () => {
  test('is served from the authorizer to the function', async () => {
    const address = await serve('sam', 'template.yaml');
    expect(await get(`${address}/notes/7`)).toEqual([401, { message: 'Unauthorized' }]);
    expect(await get(`${address}/notes/7`, { Authorization: 'wrong' })).toEqual([
      401,
      { message: 'Unauthorized' },
    ]);
    expect(await get(`${address}/notes/7`, { Authorization: 'sesame' })).toEqual([
      200,
      { id: '7', TABLE: 'Notes', role: 'reader' },
    ]);
    const written = await fetch(`${address}/notes`, { method: 'POST', body: 'grüße' });
    expect([written.status, written.headers.getSetCookie(), await written.json()]).toEqual([
      201,
      ['a=1', 'b=2'],
      { body: 'grüße', functionName: 'WriteNote', inTime: true },
    ]);
    expect((await get(`${address}/stuck`))[0]).toBe(502);
    expect(background?.output).toContain('Stuck: Sandbox.Timedout');
    expect(background?.output).toContain('Task timed out after 1.00 seconds');
    expect((await fetch(`${address}/notes`, { method: 'POST', body: 'b' })).status).toBe(201);
    expect(await background?.stop()).toBe(0);
  });

  test('one request is sent through it', async () => {
    const shell = new Shell(installation, join(installation.folder, 'sam'));
    const call = "apigateway-middleware invoke template.yaml POST /notes -d 'a' --functions --json";
    const { status, body } = JSON.parse(await shell.run(`${call} 2>/dev/null`));
    expect([status, JSON.parse(body).body]).toEqual([201, 'a']);
  });
});

describe.skipIf(process.platform === 'win32')('a Serverless application', () => {
  test('is served from its package, with the code of the service', async () => {
    const template = '.serverless/cloudformation-template-update-stack.json';
    const address = await serve('serverless', `${template} --mount /dev`);
    expect(await get(`${address}/dev/9`)).toEqual([200, { id: '9', stage: 'dev', path: '/9' }]);
    expect(background?.output).toContain('OrderLambdaFunction  nodejs22.x  lib/shop.order');
  });
});
