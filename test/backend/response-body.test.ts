import { describe, expect, test } from 'vitest';
import { StreamedBody } from '../../src/backend/response-body.js';
import { RecordingSink } from '../support/body-sink.js';

/** A source that fails its body when it is given up, as a call does. */
function streamed(declared: number | undefined, bodiless = false): StreamedBody {
  const body: StreamedBody = new StreamedBody(
    { pause() {}, resume() {}, cancel: () => body.fail(new Error('The response was discarded')) },
    declared,
    bodiless,
  );
  return body;
}

describe('a body past the limit fails with the limit as its reason', () => {
  test.each([
    ['declared', 6],
    ['undeclared', undefined],
  ])('%s', async (_what, declared) => {
    const body = streamed(declared);
    const bytes = body.bytes(5);
    body.push(Buffer.from('abc'));
    body.push(Buffer.from('def'));
    await expect(bytes).rejects.toMatchObject({ code: 'ERR_BODY_TOO_LARGE' });
  });

  test('held before it is read', async () => {
    const body = streamed(undefined);
    body.push(Buffer.from('abcdef'));
    await expect(body.bytes(5)).rejects.toMatchObject({ code: 'ERR_BODY_TOO_LARGE' });
  });
});

describe('a response that ends with its head', () => {
  test('has no bytes, however many it declares', async () => {
    const body = streamed(1_000_000, true);
    body.finish();
    expect(body.length).toBe(1_000_000);
    expect(await body.bytes(5)).toHaveLength(0);
  });

  test('has no length of its own', async () => {
    const body = streamed(undefined, true);
    body.finish();
    expect(body.length).toBeUndefined();
    expect(await new RecordingSink(body).text).toBe('');
  });
});
