import type { IncomingMessage } from 'node:http';
import { forEachHeader } from '../../http/header-list.js';
import { hostCheck, isLoopbackAddress } from './hosts.js';
import { bearerCheck } from './token.js';

/** Whom a console lets in. */
export interface GuardOptions {
  readonly allowedHosts: readonly string[] | undefined;
  readonly allowRemote: boolean;
  readonly token: string;
}

/** Why a request is refused, and what to do about it. */
export interface Refusal {
  readonly statusCode: 401 | 403;
  readonly message: string;
}

/**
 * Decides who may call a console. It trusts the connection and what a browser says of itself, never a header
 * that a proxy could have added.
 */
export class Guard {
  readonly #allowRemote: boolean;
  readonly #isHostAllowed: (host: string) => boolean;
  readonly #isTokenRight: (authorization: string | undefined) => boolean;

  constructor({ allowedHosts, allowRemote, token }: GuardOptions) {
    this.#allowRemote = allowRemote;
    this.#isHostAllowed = hostCheck(allowedHosts);
    this.#isTokenRight = bearerCheck(token);
  }

  /** Why a request is refused, whatever it is for; `undefined` for one that is not. */
  refusal(req: IncomingMessage): Refusal | undefined {
    const { remoteAddress } = req.socket;
    if (!this.#allowRemote && !isLoopbackAddress(remoteAddress)) {
      return forbidden(
        `The console is for this machine alone, and the request comes from ${remoteAddress ?? 'an unknown address'}: the option allowRemote lets other machines in`,
      );
    }
    const host = hostOf(req);
    if (host === undefined || !this.#isHostAllowed(host)) {
      return forbidden(
        `The console does not know the host ${JSON.stringify(host ?? '')}: open it as localhost or 127.0.0.1, or name the host in the option allowedHosts`,
      );
    }
    const { origin, 'sec-fetch-site': site } = req.headers;
    if (origin !== undefined && !isOriginOf(origin, host)) {
      return forbidden(`A page of another origin, ${JSON.stringify(origin)}, called the console`);
    }
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return forbidden(
        'A page of another site called the console: copy the link of the console into the address bar',
      );
    }
    return undefined;
  }

  /** Why a request for data is refused; `undefined` if it has the token. */
  tokenRefusal({ headers }: IncomingMessage): Refusal | undefined {
    return this.#isTokenRight(headers.authorization)
      ? undefined
      : {
          statusCode: 401,
          message:
            'The console needs its token: open it with the whole link, which contains #token=…',
        };
  }
}

function forbidden(message: string): Refusal {
  return { statusCode: 403, message };
}

/** The host that the client sent; `undefined` if it sent none, or two. */
function hostOf({ rawHeaders }: IncomingMessage): string | undefined {
  const hosts = new Set<string>();
  forEachHeader(rawHeaders, (name, value) => {
    if (/^(?:host|:authority)$/i.test(name)) {
      hosts.add(value.toLowerCase());
    }
  });
  const [host] = hosts;
  return hosts.size === 1 ? host : undefined;
}

/** Browsers leave the port of a scheme out of both. */
function isOriginOf(origin: string, host: string): boolean {
  const [, named] = /^https?:\/\/(.+)$/i.exec(origin) ?? [];
  return named?.toLowerCase() === host;
}
