import { BlockList, isIP } from 'node:net';
import { refuse } from '../../checks/option-checks.js';
import { isSpecialAddress, withoutEmbedding } from './special-addresses.js';

/** A connection that the gateway's HTTP client is about to use. */
export interface BackendAddress {
  /** As written in the address of the backend, in lower case; an IP address without brackets. */
  readonly hostname: string;
  /** The IP address that the host name resolved to. */
  readonly address: string;
  readonly port: number;
}

/**
 * What the gateway's HTTP client may connect to: host names (`api.example.com`), their subdomains
 * (`*.example.com`), IP addresses and ranges (`10.0.0.0/8`), each perhaps with a port
 * (`api.example.com:8443`, `[::1]:8080`); or a function, whose `true` alone allows a connection.
 */
export type AllowedBackends = readonly string[] | ((backend: BackendAddress) => boolean);

/** Whether a connection may be used. */
export type EgressRule = (backend: BackendAddress) => boolean;

/** One entry of the list. */
interface Entry {
  /** Whether the entry is about the name of the host. */
  readonly names: (hostname: string) => boolean;
  /** Whether the entry is about the IP address. */
  readonly holds: (address: string) => boolean;
  readonly port: number | undefined;
}

/**
 * Checks the option `allowedBackends`.
 * @throws TypeError for anything but a function or a list of hosts, IP addresses and ranges
 */
export function checkAllowedBackends(value: unknown, place: string): object | undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (!Array.isArray(value)) {
    refuse(place, 'a list of hosts and IP ranges, or a function', value);
  }
  const list: readonly unknown[] = Array.from(value);
  for (const [index, text] of list.entries()) {
    if (typeof text !== 'string' || entryOf(text) === undefined) {
      refuse(
        `${place}[${index}]`,
        'a host such as "api.example.com" or "*.example.com", or an IP address or range such as "10.0.0.0/8", perhaps with a port',
        text,
      );
    }
  }
  return Object.freeze(list);
}

/** Compiles a checked option. A function that throws allows nothing. */
export function egressRuleOf(allowed: AllowedBackends): EgressRule {
  if (typeof allowed === 'function') {
    return (backend) => {
      try {
        return allowed(backend) === true;
      } catch {
        return false;
      }
    };
  }
  const entries = allowed.flatMap((text) => entryOf(text) ?? []);
  return ({ hostname, address, port }) => {
    const plain = withoutEmbedding(address);
    const here = entries.filter((entry) => entry.port === undefined || entry.port === port);
    return (
      here.some(({ holds }) => holds(plain)) ||
      (here.some(({ names }) => names(hostname)) &&
        (!isSpecialAddress(plain) || isOwnName(hostname, plain)))
    );
  };
}

/** A list that has `localhost` names the loopback addresses. */
function isOwnName(hostname: string, address: string): boolean {
  return hostname === 'localhost' && LOOPBACK.check(address, familyOf(address));
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** `undefined` for a text that is neither a host nor a range. */
function entryOf(text: string): Entry | undefined {
  const [, bracketed, plain = '', digits] =
    /^(?:\[([^\]]*)\]|([^:]*|[^:]*:[^:]*:.*?))(?::(\d{1,5}))?$/s.exec(text.toLowerCase()) ?? [];
  const port = digits === undefined || isIP(text) === 6 ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) {
    return undefined;
  }
  const host = isIP(text) === 6 ? text.toLowerCase() : (bracketed ?? plain);
  const range = rangeOf(host);
  if (range !== undefined) {
    return {
      names: () => false,
      holds: (address) => range.check(address, familyOf(address)),
      port,
    };
  }
  const [, wildcard = '', name = ''] = HOST.exec(host) ?? [];
  if (name === '' || bracketed !== undefined) {
    return undefined;
  }
  const names =
    wildcard === ''
      ? (hostname: string) => hostname === name
      : (hostname: string) => hostname.endsWith(`.${name}`);
  return { names, holds: () => false, port };
}

/** A name, with `*.` for its subdomains; a text of digits and dots would be an address that lacks something. */
const HOST =
  /^(\*\.)?(?![\d.]+$)([a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*)$/;

function rangeOf(text: string): BlockList | undefined {
  const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  const length = bits === undefined ? width : Number(bits);
  if (family === 0 || length > width) {
    return undefined;
  }
  const range = new BlockList();
  range.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  return range;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
