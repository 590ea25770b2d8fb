import { expect } from 'vitest';
import type { Expected } from './case.js';

/** A request that the backend got, or an answer that the client got. */
export interface Message {
  readonly status?: number | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Asserts what a case expects of a message, and nothing else. */
export function expectMessage(message: Message, expected: Expected): void {
  const text = message.body.toString('utf8');
  for (const part of ['status', 'method', 'path'] as const) {
    if (expected[part] !== undefined) {
      expect(message[part], text).toBe(expected[part]);
    }
  }
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    const seen = valuesOf(message.rawHeaders, name);
    if (value === null) {
      expect(seen, name).toEqual([]);
    } else {
      expect(seen.join(', '), name).toBe([value].flat().join(', '));
    }
  }
  for (const [name, pattern] of Object.entries(expected.headersMatch ?? {})) {
    expect(valuesOf(message.rawHeaders, name).join(', '), name).toMatch(new RegExp(pattern, 's'));
  }
  if (expected.body !== undefined) {
    expect(text).toBe(expected.body);
  }
  if (expected.bodyMatches !== undefined) {
    expect(text).toMatch(new RegExp(expected.bodyMatches, 's'));
  }
  if (expected.bodyBase64 !== undefined) {
    expect(message.body.toString('base64')).toBe(expected.bodyBase64);
  }
  if (expected.json !== undefined) {
    expect(JSON.parse(text)).toEqual(expected.json);
  }
}

function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name.toLowerCase(),
  );
}
