import { describe, expect, test } from 'vitest';
import {
  type BodyEnd,
  type BodyListener,
  ObservedBody,
} from '../../../../src/execute/log/observation/observed-body.js';
import { bytesBody } from '../../../../src/http/body.js';
import type { Body, BodySink } from '../../../../src/model/message.js';

interface Noted extends BodyListener {
  readonly ends: BodyEnd[];
  begins: number;
}

function noted(): Noted {
  return {
    ends: [],
    begins: 0,
    bodyBegins() {
      this.begins++;
    },
    bodyEnds(end) {
      this.ends.push(end);
    },
  };
}

const sink = (calls: string[] = []): BodySink => ({
  write: (chunk) => {
    calls.push(`write ${chunk.length}`);
    return false;
  },
  onDrain: (resume) => resume(),
  end: (last) => calls.push(`end ${last?.length}`),
  fail: (cause) => calls.push(`fail ${cause}`),
});

/** A body that does with its sink what a test says. */
const pushing = (push: (sink: BodySink) => unknown, length?: number): Body => ({
  length,
  sendTo: push as Body['sendTo'],
  bytes: () => Promise.reject(new Error('broken')),
  cancel: () => {},
});

describe('a body is passed on unchanged, and its end is told once', () => {
  test('with the bytes of all chunks, and the wishes of its sink', () => {
    const listener = noted();
    const calls: string[] = [];
    let resumed = false;
    const body = pushing((to) => {
      expect(to.write(new Uint8Array(0))).toBe(false);
      expect(to.write(new Uint8Array(2))).toBe(false);
      to.onDrain(() => {
        resumed = true;
      });
      to.end(new Uint8Array(3));
    });
    new ObservedBody(body, listener).sendTo(sink(calls));
    expect([calls, resumed, listener.begins]).toEqual([['write 0', 'write 2', 'end 3'], true, 1]);
    expect(listener.ends).toEqual([{ length: 5, outcome: 'COMPLETE', cause: undefined }]);
  });

  test('if it is read whole', async () => {
    const listener = noted();
    const bytes = await new ObservedBody(bytesBody(new Uint8Array(4)), listener).bytes(10);
    expect(bytes).toHaveLength(4);
    expect(listener.ends).toEqual([{ length: 4, outcome: 'COMPLETE', cause: undefined }]);
  });

  test('if it cannot be read whole', async () => {
    const listener = noted();
    await expect(
      new ObservedBody(
        pushing(() => {}),
        listener,
      ).bytes(1),
    ).rejects.toThrow('broken');
    expect(listener.ends).toMatchObject([{ outcome: 'BROKEN_OFF', cause: { message: 'broken' } }]);
  });

  test('if it breaks off', () => {
    const listener = noted();
    const calls: string[] = [];
    const observed = new ObservedBody(
      pushing((to) => to.fail('reset')),
      listener,
    );
    observed.sendTo(sink(calls));
    observed.cancel();
    expect(calls).toEqual(['fail reset']);
    expect(listener.ends).toEqual([{ length: 0, outcome: 'BROKEN_OFF', cause: 'reset' }]);
  });

  test('if its sendTo rejects, which its reader learns, too', async () => {
    const listener = noted();
    const observed = new ObservedBody(
      pushing(() => Promise.reject(new Error('async'))),
      listener,
    );
    await expect(observed.sendTo(sink())).rejects.toThrow('async');
    expect(listener.ends).toMatchObject([{ outcome: 'BROKEN_OFF', cause: { message: 'async' } }]);
  });

  test('if nobody reads it further', () => {
    const listener = noted();
    let cancelled = 0;
    const body = { ...pushing((to) => to.write(new Uint8Array(2))), cancel: () => cancelled++ };
    const observed = new ObservedBody(body as unknown as Body, listener);
    observed.sendTo(sink());
    observed.cancel();
    expect(listener.ends).toEqual([{ length: 2, outcome: undefined, cause: undefined }]);
    expect(cancelled).toBe(1);
  });

  test.each([
    ['longer', (to: BodySink) => to.write(new Uint8Array(9))],
    ['shorter', (to: BodySink) => to.end(new Uint8Array(1))],
  ])('if its reader gives it up because it is %s than announced', (_, push) => {
    const listener = noted();
    const observed: ObservedBody = new ObservedBody(pushing(push, 4), listener);
    const cancelling = () => void observed.cancel();
    observed.sendTo({
      ...sink(),
      write: () => {
        cancelling();
        return true;
      },
      end: cancelling,
    });
    expect(listener.ends).toMatchObject([{ outcome: 'FAULTY' }]);
  });

  test('and what is not bytes is not counted', () => {
    const listener = noted();
    new ObservedBody(
      pushing((to) => to.end('text' as unknown as Uint8Array)),
      listener,
    ).sendTo(sink());
    expect(listener.ends).toMatchObject([{ length: 0 }]);
  });

  test('and its length is that of the source', () => {
    expect(
      new ObservedBody(
        pushing(() => {}, 7),
        noted(),
      ).length,
    ).toBe(7);
  });
});
