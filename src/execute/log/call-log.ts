import type { WireRequest } from '../../http/header-field.js';
import type { EndpointRequest, EndpointResponse } from '../../model/message.js';
import type { MethodAuthorizer, RestApi } from '../../model/rest-api.js';
import { MethodView } from '../request-context/method-view.js';
import { describeFailure } from './describe-failure.js';
import { oneLine } from './one-line.js';
import { secretsOf, secretsOfCall } from './secrets/request-secrets.js';
import { STARS } from './secrets/secrets.js';

/** The outcome of a call to a backend: the status of its response, or why it failed. */
export type CallOutcome = { readonly statusCode: number } | { readonly cause: unknown };

/** A call to a backend on one line. */
export function describeCall(
  request: EndpointRequest,
  outcome: CallOutcome,
  showSecrets: boolean,
): string {
  const secrets = showSecrets ? undefined : secretsOfCall(request);
  const path = secrets === undefined ? request.path : withoutKeys(request);
  const call = `${request.httpMethod} ${request.origin}${path}`;
  const shown = oneLine(secrets?.redact(call) ?? call);
  return 'statusCode' in outcome
    ? `${shown} → ${outcome.statusCode}`
    : `${shown} failed: ${describeFailure(outcome.cause, secrets, false)}`;
}

/** Sends requests, and writes a line about each when its outcome is known. */
export function loggedCalls(
  send: (request: EndpointRequest) => Promise<EndpointResponse>,
  write: (line: string) => void,
  showSecrets: boolean,
): (request: EndpointRequest) => Promise<EndpointResponse> {
  return async (request) => {
    try {
      const response = await send(request);
      write(describeCall(request, response, showSecrets));
      return response;
    } catch (cause) {
      write(describeCall(request, { cause }, showSecrets));
      throw cause;
    }
  };
}

/** A call does not know the key that an authorizer returned, so query values are hidden if there may be one. */
function withoutKeys({ call, path }: EndpointRequest): string {
  return call.api.apiKeySource === 'AUTHORIZER' ? path.replace(/\?.*/s, `?${STARS}`) : path;
}

/**
 * A request that failed, with the causes.
 * @param api its authorizers determine what else is a credential
 */
export function describeFailedRequest(
  api: RestApi,
  request: WireRequest,
  cause: unknown,
  showSecrets: boolean,
): string {
  const view = new MethodView(request, request.httpMethod, new Map(), 0);
  const secrets = showSecrets ? undefined : secretsOf(view, authorizersOf(api));
  const line = `${request.httpMethod} ${request.path}`;
  const shown = oneLine(secrets?.redact(line) ?? line);
  return `${shown}: ${describeFailure(cause, secrets, true)}`;
}

/** The identity sources of all methods, because the method is not known here. */
function authorizersOf({ resources }: RestApi): readonly MethodAuthorizer[] {
  const authorizers = resources.flatMap(({ methods }) =>
    [...methods.values()].flatMap((method) => method.authorizers),
  );
  return [...new Map(authorizers.map((one) => [one.identitySource.join(), one])).values()];
}
