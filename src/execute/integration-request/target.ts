import { GatewayError } from '../../errors.js';
import { sendable } from '../../mapping/uri.js';
import type { Integration } from '../../model/integration.js';
import type { UriTemplate } from '../../model/mapping.js';
import type { BackendCall } from '../../model/rest-api.js';
import { rewrittenUri } from '../callers/hooks.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { expandUri, type MappedParameters } from './mapped-parameters.js';

/** Where an integration request goes. */
export interface Target {
  /** Scheme, host and port; empty if the path is an ARN. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  /** Headers that go along where the document does not map them: names and values in turn. */
  readonly headers?: readonly string[];
}

/** The values that an address is built from. */
export interface TargetParts {
  readonly call: BackendCall;
  readonly parameters: MappedParameters;
  /** The query that a proxy passes on; empty for other integrations. */
  readonly clientQuery: string;
}

/** Builds the address of an integration request. */
export type TargetOf = (
  exchange: MatchedExchange,
  integration: Integration,
  parts: TargetParts,
) => Target;

/**
 * The address of an HTTP endpoint: the document's, unless `backendUri` returns another.
 * @throws GatewayError `API_CONFIGURATION_ERROR` if it is not an `http:` or `https:` address
 */
export const httpTarget: TargetOf = ({ settings }, { uri }, { call, parameters, clientQuery }) => {
  if (uri === undefined) {
    return NOWHERE;
  }
  const path = expandUri(uri, parameters, clientQuery);
  if (settings.backendUri !== undefined) {
    return split(rewrittenUri(settings.backendUri, `${uri.origin ?? ''}${path}`, call), uri);
  }
  return uri.origin === undefined ? invalidAddress(uri.text) : { origin: uri.origin, path };
};

/** The ARN that the caller's backend calls, with its variables replaced. */
export const arnTarget: TargetOf = (_exchange, { uri }, { parameters }) =>
  uri === undefined
    ? NOWHERE
    : { origin: '', path: uri.expand((name) => parameters.path.get(name)) };

/** An address that the document leaves to the backend. */
const NOWHERE: Target = { origin: '', path: '' };

/** Keeps the text unchanged, because parsing an address rewrites its path. */
function split(address: string, uri: UriTemplate): Target {
  const [, origin, rest = ''] = /^(https?:\/\/[^/?#\s@\\]+)(?=[/?#]|$)([^#]*)/i.exec(address) ?? [];
  if (origin === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
      cause: new Error(
        `The backendUri hook returned ${JSON.stringify(address)} for ${uri.text}: return an address with http: or https:`,
      ),
    });
  }
  return { origin, path: sendable(rest.startsWith('/') ? rest : `/${rest}`) };
}

function invalidAddress(address: string): never {
  throw new GatewayError('API_CONFIGURATION_ERROR', undefined, {
    cause: new Error('Invalid endpoint address', {
      cause: new Error(`Not an address: "${address}"`),
    }),
  });
}
