import { type LookupAddress, type LookupAllOptions, type LookupOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import type { EgressRule } from './allowed-backends.js';

/** Makes a connector from settings of undici's. */
export type MakeConnector = (settings: buildConnector.BuildOptions) => buildConnector.connector;

/** Resolves a name to all its addresses, as `lookup` of `node:dns` does. */
export type ResolveAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Opens connections only to addresses that the rule allows. A name is resolved once for each connection,
 * and the addresses that are checked are the ones that are connected to, so that a name which resolves
 * elsewhere the next time leads nowhere.
 */
export function guardedConnector(
  rule: EgressRule,
  make: MakeConnector,
  resolve: ResolveAll = lookup,
): buildConnector.connector {
  // One for each port, since a lookup is not told the port; each keeps the TLS sessions of its hosts.
  const connectors = new Map<number, buildConnector.connector>();
  const connectorFor = (port: number): buildConnector.connector => {
    const connector = connectors.get(port) ?? make({ lookup: allowedLookup(resolve, rule, port) });
    connectors.set(port, connector);
    return connector;
  };
  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const allows = (address: string): boolean => rule({ hostname, address, port });
    if (isIP(hostname) !== 0 && !allows(hostname)) {
      callback(notAllowed(hostname, port, [hostname]), null);
      return;
    }
    connectorFor(port)(options, (...[error, socket]) => {
      const { remoteAddress } = socket ?? {};
      if (error !== null) {
        callback(error, null);
      } else if (remoteAddress !== undefined && !allows(remoteAddress)) {
        socket?.destroy();
        callback(notAllowed(hostname, port, [remoteAddress]), null);
      } else {
        callback(null, socket);
      }
    });
  };
}

/** Resolves a name to those of its addresses that are allowed. */
function allowedLookup(resolve: ResolveAll, rule: EgressRule, port: number): LookupFunction {
  return (name: string, options: LookupOptions, callback) => {
    const hostname = name.toLowerCase();
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const allowed = found.filter(({ address }) => rule({ hostname, address, port }));
      const [first] = allowed;
      if (first === undefined) {
        const addresses = found.map(({ address }) => address);
        callback(notAllowed(hostname, port, addresses), '');
      } else if (options.all === true) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

/** The code is one of those that become `API_CONFIGURATION_ERROR`. */
function notAllowed(hostname: string, port: number, addresses: readonly string[]): Error {
  const target = addresses.includes(hostname)
    ? `${hostname}, port ${port}`
    : `${hostname} (${addresses.join(', ')}), port ${port}`;
  return Object.assign(
    new Error(
      `The option allowedBackends does not allow a connection to ${target}: add the host, or for this machine, its link and metadata services the IP address`,
    ),
    { code: 'ERR_BACKEND_NOT_ALLOWED' },
  );
}
