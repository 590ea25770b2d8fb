import { reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import { leave } from '../callers/leave.js';
import { noteKey } from '../log/secrets/request-secrets.js';
import type { GatewayContext } from '../request-context/context.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { refuseAmbiguousIdentity } from '../request-context/well-formed.js';
import { withApiKey } from './api-key.js';
import type { Judgement } from './authorizers/authorizer-result.js';
import { judge } from './authorizers/judge.js';
import { methodArnOf } from './method-arn.js';
import { allowing, judgeBefore, judgeTogether } from './policy-flow.js';
import { callerOf } from './policy-request.js';
import { policyJudge, refusal } from './resource-policy.js';

/** The decision about a request, by its authorizers and its API key. */
export type Access = {
  /** With the authorizers' additions to `$context`, even if one denies: gateway responses may use them. */
  readonly exchange: MatchedExchange;
} & ({ readonly isAllowed: true } | { readonly isAllowed: false; readonly cause: unknown });

/** Whether {@link authorize} has anything to check. */
export function needsAuthorization({ match, settings }: MatchedExchange): boolean {
  const { authorizers, apiKeyRequired } = match.method;
  return authorizers.length > 0 || apiKeyRequired || settings.attachedPolicy !== undefined;
}

/**
 * Evaluates the resource policy, calls every authorizer that the method names, and then checks the API
 * key. Nothing is open by default:
 * a method whose authorizer is not configured refuses every request. Never rejects; the cause of a
 * refusal is a GatewayError `UNAUTHORIZED`, `ACCESS_DENIED`, `AUTHORIZER_FAILURE`,
 * `AUTHORIZER_CONFIGURATION_ERROR`, `INVALID_API_KEY` or `DEFAULT_4XX`.
 */
export async function authorize(exchange: MatchedExchange): Promise<Access> {
  const { settings, match, request } = exchange;
  let known = exchange;
  try {
    refuseAmbiguousIdentity(match, settings.api, request);
    const policy = await policyJudge(exchange);
    judgeBefore(policy, exchange);
    let usageIdentifierKey: string | undefined;
    for (const named of match.method.authorizers) {
      const judgement = await judge(known, named);
      if (judgement !== undefined) {
        known = added(known, judgement, named.name);
        usageIdentifierKey = judgement.usageIdentifierKey ?? usageIdentifierKey;
      }
      const decision = judgeTogether(policy, known, named, judgement?.decision);
      if (decision !== 'allow') {
        throw denied(known, named, decision);
      }
    }
    known = allowing(policy, known);
    if (match.method.apiKeyRequired) {
      known = await withApiKey(known, usageIdentifierKey);
    }
    return { exchange: known, isAllowed: true };
  } catch (cause) {
    return { exchange: known, isAllowed: false, cause };
  }
}

/** An exchange with what an authorizer adds. All authorizers must allow a further action. */
function added(exchange: MatchedExchange, judgement: Judgement, name: string): MatchedExchange {
  const { usageIdentifierKey, allows, body } = judgement;
  if (usageIdentifierKey !== undefined) {
    noteKey(exchange.request.request, usageIdentifierKey);
  }
  const earlier = exchange.allows;
  return {
    ...exchange,
    body: body ?? exchange.body,
    context: contextOf(exchange, judgement, name),
    allows: earlier === undefined ? allows : (action) => earlier(action) && allows(action),
  };
}

/** The texts are AWS's own: only a statement that denies is called explicit. */
function denied(
  exchange: MatchedExchange,
  { name, type }: MethodAuthorizer,
  decision: 'deny' | 'silent',
): GatewayError {
  const explicitly = decision === 'deny';
  const cause = new Error(
    explicitly
      ? `A statement of the policy of "${name}" denies this method`
      : `The authorizer "${name}" does not allow this method`,
  );
  const caller = type === 'AWS_IAM' ? callerOf(exchange) : 'anonymous';
  if (typeof caller !== 'string') {
    return refusal(methodArnOf(exchange), decision, caller.userArn, cause);
  }
  const text = 'User is not authorized to access this resource with an explicit deny';
  return new GatewayError('ACCESS_DENIED', explicitly ? text : undefined, { cause });
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
