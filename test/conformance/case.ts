import { readFileSync } from 'node:fs';
import type { GatewayOptions } from '../../src/gateway.js';

/** A document, requests, and what the client and the backend must see. */
export interface ConformanceCase {
  /** area/name */
  readonly id: string;
  readonly about: string;
  /** What the answers come from: the guide, the service itself, or an emulator's belief. */
  readonly evidence: 'aws-validated' | 'aws-docs' | 'emulator';
  readonly source: string;
  readonly stage?: string;
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Options of the gateway, and these three of the case. */
  readonly options?: Omit<GatewayOptions, 'context' | 'authorizers'> & {
    readonly mount?: string;
    /** What the hook answers. */
    readonly context?: object;
    /** What each authorizer answers; `{ throws }`: with which message it fails. */
    readonly authorizers?: Readonly<Record<string, unknown>>;
  };
  /** A document or its text; `http://backend.test` stands for the backend's address. */
  readonly spec: object | string;
  /** The document must be refused with a message that matches. */
  readonly expectLoadError?: string;
  readonly steps?: readonly Step[];
}

/** One request. */
export interface Step {
  readonly request: {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string | string[]>>;
  } & Payload;
  readonly backend?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string | string[]>>;
    readonly delayMs?: number;
    readonly hangup?: boolean;
    readonly echo?: boolean;
  } & Payload;
  /** `null`: the backend must not be called. */
  readonly expectBackend?: Expected | null;
  readonly expect?: Expected;
}

/** A body in one of three forms. */
export interface Payload {
  readonly body?: string;
  readonly json?: unknown;
  readonly bodyBase64?: string;
}

/** What must hold; a header that is `null` must be absent. */
export interface Expected extends Payload {
  readonly status?: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headersMatch?: Readonly<Record<string, string>>;
  readonly bodyMatches?: string;
}

/** The cases of a file beside this one, one a line. */
export function readCases(file: string): readonly ConformanceCase[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ConformanceCase);
}

/** The bytes of a body. */
export function payloadOf({ body = '', json, bodyBase64 }: Payload): Buffer {
  if (bodyBase64 !== undefined) {
    return Buffer.from(bodyBase64, 'base64');
  }
  return Buffer.from(json === undefined ? body : JSON.stringify(json));
}
