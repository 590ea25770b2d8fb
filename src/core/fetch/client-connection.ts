import { unknownName } from '../../checks/option-checks.js';
import { isRecord, isThenable, kindOf, ownMembers, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import { headersOf } from '../../execute/callers/callers-headers.js';
import { leave } from '../../execute/callers/leave.js';
import {
  A_CERTIFICATE,
  A_PORT,
  A_SCHEME,
  A_STRING,
  requestMember,
} from '../../execute/callers/request-members.js';
import { filterHeaders, isPaired } from '../../http/header-list.js';
import { withoutMapping } from '../../http/messages/request-target.js';
import type { HeaderList, WireHeaders } from '../../model/headers.js';
import type { ClientCertificate } from '../../model/message.js';

/**
 * What a server knows of a client's connection, and a `Request` does not say. `null` and `undefined` are
 * the same as leaving a member out.
 */
export interface ClientConnection {
  /** The client's address; default `''`: unknown. */
  readonly sourceIp?: string | null | undefined;
  /** The address of the connection's peer, if that is a proxy; default: `sourceIp`. */
  readonly remoteAddress?: string | null | undefined;
  /** Default: the scheme of the request's URL. */
  readonly scheme?: 'http' | 'https' | null | undefined;
  /** The port that the client connected to; default: the default port of the scheme. */
  readonly port?: number | null | undefined;
  readonly clientCertificate?: ClientCertificate | null | undefined;
  /**
   * Names and values in turn, as the client sent them (`rawHeaders` of Node): the headers of the `Request` get
   * their spelling, order and repetition from these, which add none. Values as bytes.
   */
  readonly rawHeaders?: HeaderList | null | undefined;
}

/** The same, checked. */
export interface CheckedConnection {
  readonly sourceIp: string;
  readonly remoteAddress: string | undefined;
  readonly scheme: 'http' | 'https' | undefined;
  readonly port: number | undefined;
  readonly clientCertificate: ClientCertificate | undefined;
  readonly rawHeaders: WireHeaders | undefined;
}

/** A connection of which nothing is known. */
export const UNKNOWN_CONNECTION: CheckedConnection = {
  sourceIp: '',
  remoteAddress: undefined,
  scheme: undefined,
  port: undefined,
  clientCertificate: undefined,
  rawHeaders: undefined,
};

/**
 * Asks a caller's function for the connection of a request, and checks what it returns.
 * @returns the connection, or the reason to refuse the request: a GatewayError that the function threw,
 * or a `DEFAULT_5XX` if it threw anything else or returned something that is not a connection
 */
export function askConnection(ask: () => unknown): CheckedConnection | GatewayError {
  let given: unknown;
  try {
    given = ask();
  } catch (cause) {
    return isGatewayError(cause) ? cause : failure(`threw: ${reasonOf(cause)}`, cause);
  }
  try {
    return given === undefined || given === null ? UNKNOWN_CONNECTION : connectionOf(given);
  } catch (cause) {
    leave(given);
    return failure(`returned ${reasonOf(cause)}`, cause);
  }
}

function failure(what: string, cause: unknown): GatewayError {
  const error = new TypeError(`The connection hook ${what}`, { cause });
  return new GatewayError('DEFAULT_5XX', undefined, { cause: error });
}

/** @throws TypeError whose message ends a sentence: the kind that was found, and the remedy */
function connectionOf(given: unknown): CheckedConnection {
  if (!isRecord(given)) {
    const remedy = isThenable(given) ? ' (a promise is not awaited)' : '';
    throw new TypeError(`${kindOf(given)}: return { sourceIp }, or undefined${remedy}`);
  }
  const known = Object.keys(UNKNOWN_CONNECTION);
  const members: Record<string, unknown> = {};
  for (const [name, value] of ownMembers(given)) {
    if (!known.includes(name)) {
      throw unknownName(name, known, 'a member of a connection');
    }
    if (value !== null) {
      members[name] = value;
    }
  }
  const remoteAddress = requestMember(members, 'remoteAddress', A_STRING);
  return {
    sourceIp: withoutMapping(requestMember(members, 'sourceIp', A_STRING) ?? ''),
    remoteAddress: remoteAddress === undefined ? undefined : withoutMapping(remoteAddress),
    scheme: requestMember(members, 'scheme', A_SCHEME),
    port: requestMember(members, 'port', A_PORT),
    clientCertificate: requestMember(members, 'clientCertificate', A_CERTIFICATE),
    rawHeaders: members.rawHeaders === undefined ? undefined : rawHeadersOf(members.rawHeaders),
  };
}

/** Without the pseudo headers of HTTP/2. */
function rawHeadersOf(given: unknown): WireHeaders {
  if (!Array.isArray(given)) {
    throw new TypeError(`the rawHeaders ${kindOf(given)}: list names and values in turn`);
  }
  const list = given as HeaderList;
  const isField = (name: unknown): boolean => !String(name).startsWith(':');
  return headersOf(isPaired(list) ? filterHeaders(list, isField) : list);
}
