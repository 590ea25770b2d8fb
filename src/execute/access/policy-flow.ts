import type { PolicyCaller, PolicyDecision } from '../../model/policy.js';
import type { MethodAuthorizer } from '../../model/rest-api.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { methodArnOf } from './method-arn.js';
import { callerOf } from './policy-request.js';
import { type PolicyJudge, refusal } from './resource-policy.js';

/**
 * Judges by the resource policy before any authorizer is asked: without one the policy has to allow the
 * request, before a Lambda authorizer it must not deny it.
 * AWS: "How API Gateway resource policies affect authorization workflow".
 * @throws GatewayError `ACCESS_DENIED`
 */
export function judgeBefore(policy: PolicyJudge | undefined, exchange: MatchedExchange): void {
  if (policy === undefined) {
    return;
  }
  const { authorizers } = exchange.match.method;
  if (authorizers.some(({ type }) => type === 'COGNITO_USER_POOLS' || type === 'AWS_IAM')) {
    return;
  }
  const decision = policy(exchange, 'anonymous');
  if (decision === 'deny' || (decision === 'silent' && authorizers.length === 0)) {
    throw refusal(methodArnOf(exchange), decision, 'anonymous');
  }
}

/**
 * The decision of an authorizer and the resource policy together. After user pools the policy has to
 * allow the request. Otherwise a denial wins, and one that allows is enough; a principal of another
 * account needs both.
 * AWS: the same page, tables A and B.
 * @param policy `undefined` without a policy to evaluate
 * @param exchange with what the authorizer has added to `$context`
 * @param own the decision of the authorizer; `refused` is final, `undefined`: earlier middleware allows
 * @throws GatewayError `ACCESS_DENIED` where the policy is the reason
 */
export function judgeTogether(
  policy: PolicyJudge | undefined,
  exchange: MatchedExchange,
  { type }: MethodAuthorizer,
  own: PolicyDecision | 'refused' | undefined,
): PolicyDecision {
  if (own === 'refused' || own === 'deny') {
    return own === 'deny' ? 'deny' : 'silent';
  }
  const isAllowed = own !== 'silent';
  if (policy === undefined) {
    return isAllowed ? 'allow' : 'silent';
  }
  const caller = type === 'AWS_IAM' ? principalOf(exchange, own) : 'anonymous';
  const decision = policy(exchange, caller);
  const needsBoth = type === 'COGNITO_USER_POOLS' || isOfAnotherAccount(exchange, caller);
  if (decision === 'deny' || (needsBoth && isAllowed && decision === 'silent')) {
    const user = typeof caller === 'string' ? 'anonymous' : caller.userArn;
    throw refusal(methodArnOf(exchange), decision, user);
  }
  return isAllowed || (!needsBoth && decision === 'allow') ? 'allow' : 'silent';
}

/**
 * An exchange that knows which further actions the policies allow. The resource policy decides alone
 * where no authorizer has a policy; otherwise it may only deny.
 */
export function allowing(
  policy: PolicyJudge | undefined,
  exchange: MatchedExchange,
): MatchedExchange {
  if (policy === undefined) {
    return exchange;
  }
  const { allows, match } = exchange;
  const decides = match.method.authorizers.every(({ type }) => type === 'COGNITO_USER_POOLS');
  const caller = callerOf(exchange);
  return {
    ...exchange,
    allows(action) {
      const decision = policy(exchange, caller, action);
      return decides ? decision === 'allow' : decision !== 'deny' && allows?.(action) === true;
    },
  };
}

/** The IAM principal that an authorizer has named, else one that only earlier middleware knows. */
function principalOf(exchange: MatchedExchange, own: PolicyDecision | undefined): PolicyCaller {
  const caller = own === undefined ? 'unknown' : callerOf(exchange);
  return caller === 'anonymous' ? 'unknown' : caller;
}

function isOfAnotherAccount({ settings }: MatchedExchange, caller: PolicyCaller): boolean {
  if (typeof caller === 'string') {
    return false;
  }
  const { userArn, accountId = /^arn:[\w-]+:\w+::(\d{12}):/.exec(userArn)?.[1] } = caller;
  return accountId !== undefined && accountId !== settings.api.account.accountId;
}
