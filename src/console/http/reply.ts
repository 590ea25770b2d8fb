import type { ServerResponse } from 'node:http';
import type { ConsoleError } from '../protocol/routes.js';

/** For everything that is not the page itself. */
const NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const PROTECTION: Readonly<Record<string, string>> = {
  'Content-Security-Policy': NOTHING_ALLOWED,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The policy of the page: nothing from elsewhere, nothing inline but styles that know the nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sets what every response of the console has, and removes what lets other origins read it. */
export function protect(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) {
    if (/^access-control-/i.test(name)) {
      res.removeHeader(name);
    }
  }
  for (const [name, value] of Object.entries(PROTECTION)) {
    res.setHeader(name, value);
  }
}

/** Sends bytes of a type; nothing if the client has left or has a response already. */
export function sendBytes(
  res: ServerResponse,
  statusCode: number,
  type: string,
  bytes: Uint8Array,
): void {
  if (res.headersSent || res.destroyed) {
    return;
  }
  res.statusCode = statusCode;
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}

/** Sends a value as JSON. */
export function sendJson(res: ServerResponse, statusCode: number, value: unknown): void {
  sendBytes(res, statusCode, 'application/json', Buffer.from(JSON.stringify(value)));
}

/** Sends why there is nothing else. */
export function sendError(res: ServerResponse, statusCode: number, message: string): void {
  sendJson(res, statusCode, { message } satisfies ConsoleError);
}

/** Sends that everything is done, and nothing else. */
export function sendNothing(res: ServerResponse): void {
  if (!res.headersSent && !res.destroyed) {
    res.statusCode = 204;
    res.end();
  }
}
