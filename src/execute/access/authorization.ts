import { reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import { leave } from '../callers/leave.js';
import { noteKey } from '../log/secrets/request-secrets.js';
import type { GatewayContext } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { refuseAmbiguousIdentity } from '../request-context/well-formed.js';
import { withApiKey } from './api-key.js';
import type { Judgement } from './authorizers/authorizer-result.js';
import { judge } from './authorizers/judge.js';

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
      if (judgement.usageIdentifierKey !== undefined) {
        noteKey(request.request, judgement.usageIdentifierKey);
      }
      known = {
        ...known,
        context: contextOf(known, judgement, named.name),
        allows: both(known.allows, judgement.allows),
      };
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

/** All authorizers must allow an action. */
function both(one: MatchedExchange['allows'], other: Judgement['allows']): Judgement['allows'] {
  return one === undefined ? other : (action) => one(action) && other(action);
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
