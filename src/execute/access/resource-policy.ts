import { isRecord, isThenable, kindOf, ownMembers, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../errors.js';
import type { GatewayRequest } from '../../model/message.js';
import type { Policy, PolicyCaller, PolicyDecision } from '../../model/policy.js';
import { isGatewayKey } from '../../policy/conditions/condition-keys.js';
import { hookFailure, hookResult } from '../callers/deadline.js';
import { leave } from '../callers/leave.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { type GivenKeys, policyRequest, withAction } from './policy-request.js';

/** Values of condition keys, by name: those that AWS's network adds to a request, such as `aws:SourceVpce`. */
export type ConditionKeys = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Finds the values of condition keys for a request, which nothing has authorized yet. */
export type ConditionKeysHook = (
  request: GatewayRequest,
) => ConditionKeys | undefined | Promise<ConditionKeys | undefined>;

/** The resource policy that a gateway evaluates, and the condition keys that its user adds. */
export interface AttachedPolicy {
  readonly policy: Policy;
  readonly given: GivenKeys | ConditionKeysHook;
}

/** The decision of the resource policy for a caller and, unless told, `execute-api:Invoke`. */
export type PolicyJudge = (
  exchange: MatchedExchange,
  caller: PolicyCaller,
  action?: string,
) => PolicyDecision;

/**
 * Makes the resource policy ready to judge one request: asks the caller's function for its condition
 * keys, once. `undefined` without a policy to evaluate.
 * @throws GatewayError `AUTHORIZER_FAILURE` if that function throws or takes too long;
 * `AUTHORIZER_CONFIGURATION_ERROR` if its result is not understood
 */
export async function policyJudge({
  settings,
  request,
}: MatchedExchange): Promise<PolicyJudge | undefined> {
  const { attachedPolicy, hookTimeoutInMillis } = settings;
  if (attachedPolicy === undefined) {
    return undefined;
  }
  const { policy, given } = attachedPolicy;
  const keys =
    typeof given === 'function' ? await ask(given, request.request, hookTimeoutInMillis) : given;
  return (exchange, caller, action) => {
    const asked = policyRequest(exchange, caller, keys);
    return policy.judge(action === undefined ? asked : withAction(asked, action));
  };
}

async function ask(
  hook: ConditionKeysHook,
  request: GatewayRequest,
  timeoutInMillis: number,
): Promise<GivenKeys> {
  let result: unknown;
  try {
    result = await hookResult(hook(request), timeoutInMillis);
  } catch (cause) {
    if (isGatewayError(cause)) {
      throw cause;
    }
    throw new GatewayError('AUTHORIZER_FAILURE', undefined, {
      cause: hookFailure('The resourcePolicy hook', cause),
    });
  }
  try {
    return result === undefined ? new Map() : readConditionKeys(result);
  } catch (cause) {
    leave(result);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(`The resourcePolicy hook returned ${reasonOf(cause)}`, { cause }),
    });
  }
}

/**
 * Reads condition keys of a caller.
 * @throws TypeError whose message ends a sentence: what was found, and the remedy
 */
export function readConditionKeys(value: unknown): GivenKeys {
  if (!isRecord(value)) {
    throw new TypeError(
      `${kindOf(value)}: use an object of condition keys, such as { 'aws:SourceVpce': 'vpce-1a2b3c4d' }`,
    );
  }
  const keys = new Map<string, readonly string[]>();
  for (const [name, given] of ownMembers(value)) {
    const key = name.toLowerCase();
    if (isGatewayKey(key)) {
      throw new TypeError(
        `the condition key ${JSON.stringify(name)}, whose value the gateway finds itself: leave it out`,
      );
    }
    if (!/^[\w-]+:./.test(name) || keys.has(key)) {
      throw new TypeError(
        `the name ${JSON.stringify(name)}: condition keys have a prefix, as in "aws:SourceVpce", and occur once`,
      );
    }
    keys.set(key, valuesOf(name, given));
  }
  return keys;
}

function valuesOf(name: string, given: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(given) ? Array.from(given) : [given];
  if (!values.every((value) => typeof value === 'string')) {
    const odd = values.find((value) => typeof value !== 'string');
    const remedy = isThenable(odd) ? ': await it' : ': use a string or a list of strings';
    throw new TypeError(
      `the value ${kindOf(odd)} of the condition key ${JSON.stringify(name)}${remedy}`,
    );
  }
  return values as readonly string[];
}

/**
 * The refusal of a caller whom AWS names. It masks all but the last four digits of the account.
 * @param user the ARN of the caller, or `anonymous`
 */
export function refusal(
  methodArn: string,
  decision: 'deny' | 'silent',
  user: string,
  cause: Error = new Error(
    decision === 'deny'
      ? 'A statement of the resource policy denies this request'
      : 'No statement of the resource policy allows this request',
  ),
): GatewayError {
  const arn = methodArn.replace(
    /^((?:[^:]*:){4})(\d*)(\d{4}):/,
    (_, before: string, hidden: string, last: string) =>
      `${before}${'*'.repeat(hidden.length)}${last}:`,
  );
  const explicitly = decision === 'deny' ? ' with an explicit deny' : '';
  return new GatewayError(
    'ACCESS_DENIED',
    `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${arn}${explicitly}`,
    { cause },
  );
}
