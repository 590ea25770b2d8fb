import { isIPv4 } from 'node:net';
import { withoutMapping } from '../../http/messages/request-target.js';

/** Whether an address is one of this machine's own, `127.0.0.0/8` or `::1`, as a socket shows it. */
export function isLoopbackAddress(address: string | undefined): boolean {
  const plain = withoutMapping(address ?? '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** Whether a name or an address in the header `Host` always leads to this machine. */
export function isLoopbackName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    lower === '[::1]' ||
    /^(?:[a-z0-9_-]+\.)*localhost$/.test(lower) ||
    (isIPv4(lower) && isLoopbackAddress(lower))
  );
}

/** Whether a text is the value of a header `Host`: a name or an address, perhaps with a port. */
export function isHost(text: unknown): boolean {
  return typeof text === 'string' && HOST.test(text);
}

/**
 * Makes a check of the header `Host`. Without a list, it allows what {@link isLoopbackName} does, with
 * any port; an entry of the list without a port allows any port, too.
 */
export function hostCheck(allowed: readonly string[] | undefined): (host: string) => boolean {
  const listed = allowed && new Set(allowed.map((host) => host.toLowerCase()));
  return (host) => {
    const [, name] = HOST.exec(host) ?? [];
    if (name === undefined) {
      return false;
    }
    return listed === undefined
      ? isLoopbackName(name)
      : listed.has(name.toLowerCase()) || listed.has(host.toLowerCase());
  };
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
