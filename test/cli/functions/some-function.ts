import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DocumentFunction } from '../../../src/model/document/document-function.js';
import type { LambdaInvocation, LambdaOutcome } from '../../../src/model/lambda.js';
import { folderOf } from '../../support/fake-console.js';

/** A folder with files, in folders too, that is removed after the test. */
export function codeFolder(files: Readonly<Record<string, string>>): string {
  const { folder } = folderOf({});
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A function of a file, with a handler in `app.js`. */
export function someFunction(members: Partial<DocumentFunction> = {}): DocumentFunction {
  return {
    id: 'Pets',
    functionName: 'pets-dev',
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    code: { kind: 'elsewhere', reason: 'its code is elsewhere' },
    environment: {},
    open: {},
    timeoutInSeconds: 20,
    memorySize: 128,
    hasLayers: false,
    ...members,
  };
}

/** An invocation of it. */
export function anInvocation(members: Partial<LambdaInvocation> = {}): LambdaInvocation {
  return {
    functionName: 'Pets',
    qualifier: undefined,
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:Pets',
    region: 'us-east-1',
    payload: '{}',
    invocationType: 'RequestResponse',
    responseStream: false,
    signal: new AbortController().signal,
    ...members,
  };
}

/** What a function returned, or why it failed. */
export function resultOf({ payload }: LambdaOutcome): unknown {
  return JSON.parse(String(payload));
}
