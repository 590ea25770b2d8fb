import { expect, test } from 'vitest';
import { NodeSink } from '../../../src/adapters/node-http/node-sink.js';

class OpenSink extends NodeSink {
  get given(): unknown[] {
    return [this.res, this.request];
  }

  onDrain(): void {}

  clientLeft(): void {}

  protected isCommitted(): boolean {
    return true;
  }

  protected pass(): boolean {
    return true;
  }

  protected finish(): void {}

  protected breakConnection(): void {}
}

test('it has its response and its request, and reports what breaks off', () => {
  const breaks: unknown[] = [];
  const [res, request] = [{}, { clientHasLeft: false }];
  const onBreak = (cause: unknown) => void breaks.push(cause);
  const sink = new OpenSink({ res, request, body: undefined, onBreak } as never);
  expect(sink.given).toEqual([res, request]);
  const cause = new Error('broken');
  sink.fail(cause);
  expect(breaks).toEqual([cause]);
});
