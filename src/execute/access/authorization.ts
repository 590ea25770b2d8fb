import { reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import { hookFailure, hookResult } from '../callers/deadline.js';
import { leave } from '../callers/leave.js';
import { noteKey } from '../log/secrets/request-secrets.js';
import type { GatewayContext } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { refuseAmbiguousIdentity } from '../request-context/well-formed.js';
import { withApiKey } from './api-key.js';
import type { Authorizer, AuthorizerEvent } from './authorizer.js';
import { eventFor } from './authorizer-event.js';
import { type Judgement, readResult } from './authorizer-result.js';
import { policyRequest } from './policy-request.js';

/** The decision about a request, by its authorizers and its API key. */
export type Access = {
  /** With the authorizers' additions to `$context`, even if one denies: gateway responses may use them. */
  readonly exchange: MatchedExchange;
} & ({ readonly isAllowed: true } | { readonly isAllowed: false; readonly cause: unknown });

/** Whether {@link authorize} has anything to check. */
export function needsAuthorization({ match }: MatchedExchange): boolean {
  return match.method.authorizers.length > 0 || match.method.apiKeyRequired;
}

/**
 * Calls every authorizer that the method names, then checks the API key. Nothing is open by default:
 * a method whose authorizer is not configured refuses every request. Never rejects; the cause of a
 * refusal is a GatewayError `UNAUTHORIZED`, `ACCESS_DENIED`, `AUTHORIZER_FAILURE`,
 * `AUTHORIZER_CONFIGURATION_ERROR`, `INVALID_API_KEY` or `DEFAULT_4XX`.
 */
export async function authorize(exchange: MatchedExchange): Promise<Access> {
  const { settings, match, request } = exchange;
  let known = exchange;
  try {
    refuseAmbiguousIdentity(match, settings.api, request);
    let usageIdentifierKey: string | undefined;
    for (const named of match.method.authorizers) {
      const judgement = await judge(known, named);
      if (judgement === undefined) {
        continue;
      }
      known = { ...known, context: contextOf(known, judgement, named.name) };
      if (judgement.decision !== 'allow') {
        throw denied(judgement.decision === 'deny', named.name);
      }
      usageIdentifierKey = judgement.usageIdentifierKey ?? usageIdentifierKey;
    }
    if (match.method.apiKeyRequired) {
      known = await withApiKey(known, usageIdentifierKey);
    }
    return { exchange: known, isAllowed: true };
  } catch (cause) {
    return { exchange: known, isAllowed: false, cause };
  }
}

/** The result of an authorizer for a request; `undefined` if earlier middleware has checked it. */
async function judge(
  exchange: MatchedExchange,
  named: MethodAuthorizer,
): Promise<Judgement | undefined> {
  const { authorizers, hookTimeoutInMillis } = exchange.settings;
  const authorizer = authorizers.get(named.name);
  if (authorizer === 'upstream') {
    return undefined;
  }
  if (authorizer === undefined) {
    throw closed(named);
  }
  const event = eventFor(exchange, named);
  const { observation } = exchange;
  const asking = () => ask(authorizer, event, hookTimeoutInMillis);
  const result = await (observation?.callAuthorizer(named, asking) ?? asking());
  const judgement = readResult(result, named.name, policyRequest(exchange));
  if (judgement.usageIdentifierKey !== undefined) {
    noteKey(exchange.request.request, judgement.usageIdentifierKey);
  }
  return judgement;
}

function closed({ name, type }: MethodAuthorizer): GatewayError {
  return new GatewayError('UNAUTHORIZED', undefined, {
    cause: new Error(
      `No authorizer is configured for "${name}" (${type}): set the option authorizers: { ${JSON.stringify(name)}: event => … }, or 'upstream' if earlier middleware has checked it`,
    ),
  });
}

/** The texts are AWS's own: only a statement that denies is called explicit. */
function denied(explicitly: boolean, name: string): GatewayError {
  return new GatewayError(
    'ACCESS_DENIED',
    explicitly ? 'User is not authorized to access this resource with an explicit deny' : undefined,
    {
      cause: new Error(
        explicitly
          ? `A statement of the policy of "${name}" denies this method`
          : `The authorizer "${name}" does not allow this method`,
      ),
    },
  );
}

async function ask(
  authorizer: Authorizer,
  event: AuthorizerEvent,
  timeoutInMillis: number,
): Promise<unknown> {
  try {
    return await hookResult(authorizer(event), timeoutInMillis);
  } catch (cause) {
    if (isGatewayError(cause)) {
      throw cause;
    }
    const type = reasonOf(cause) === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    throw new GatewayError(type, undefined, {
      cause: hookFailure(`The authorizer "${event.name}"`, cause),
    });
  }
}

function contextOf(
  { context }: MatchedExchange,
  judgement: Judgement,
  name: string,
): GatewayContext {
  try {
    return context.with(judgement.context);
  } catch (cause) {
    leave(judgement.context);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(
        `The authorizer "${name}" returned something that is not understood: ${reasonOf(cause)}`,
        { cause },
      ),
    });
  }
}
