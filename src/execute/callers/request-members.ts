import { isRecord, kindOf } from '../../checks/value-kinds.js';
import type { WireRequest } from '../../http/header-field.js';
import type { ClientCertificate, ClientWatcher } from '../../model/message.js';

/** What a member may be, in words and as a test. */
export interface MemberKind<Value> {
  readonly expected: string;
  test(value: unknown): value is Value;
}

export const A_STRING: MemberKind<string> = {
  expected: 'a string',
  test: (value) => typeof value === 'string',
};
export const A_SCHEME: MemberKind<'http' | 'https'> = {
  expected: '"http" or "https"',
  test: (value) => value === 'http' || value === 'https',
};
export const A_PORT: MemberKind<number> = {
  expected: 'a whole number up to 65535',
  test: (value): value is number =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
};
export const A_CERTIFICATE: MemberKind<ClientCertificate> = {
  expected: 'an object such as { clientCertPem }',
  test: (value): value is ClientCertificate => isRecord(value),
};
export const AN_ERROR: MemberKind<Error> = {
  expected: 'an error',
  test: (value): value is Error =>
    value instanceof Error || Object.prototype.toString.call(value) === '[object Error]',
};
export const A_SIGNAL: MemberKind<AbortSignal> = {
  expected: 'an AbortSignal',
  test: (value): value is AbortSignal =>
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<AbortSignal>).aborted === 'boolean' &&
    typeof (value as Partial<AbortSignal>).addEventListener === 'function',
};
export const A_FUNCTION: MemberKind<(watcher: ClientWatcher) => void> = {
  expected: 'a function',
  test: (value): value is (watcher: ClientWatcher) => void => typeof value === 'function',
};

/**
 * Reads a member of a caller's request.
 * @throws TypeError whose message ends a sentence: the kind that was found, and the remedy
 */
export function requestMember<Value>(
  given: Readonly<Record<string, unknown>>,
  name: keyof WireRequest,
  { expected, test }: MemberKind<Value>,
): Value | undefined {
  const value = given[name];
  if (value === undefined || test(value)) {
    return value;
  }
  throw new TypeError(`the ${name} ${kindOf(value)}: pass ${expected}`);
}
