import { isRecord, kindOf, ownMembers, reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import type { PolicyDecision, PolicyRequest } from '../../model/policy.js';
import { leave } from '../callers/leave.js';
import type { ContextPatch } from '../request-context/context.js';
import { readAuthorizerPolicy } from './policy.js';

/** The result of an authorizer, with every part checked. */
export interface Judgement {
  readonly decision: PolicyDecision;
  /** For `$context`, even if the decision denies: gateway responses may use it. */
  readonly context: ContextPatch;
  readonly usageIdentifierKey: string | undefined;
}

/**
 * Reads the result of an authorizer. Only a result that is known to allow counts as allowing.
 * @throws GatewayError `AUTHORIZER_CONFIGURATION_ERROR`
 */
export function readResult(result: unknown, name: string, request: PolicyRequest): Judgement {
  try {
    if (typeof result === 'boolean') {
      const decision = result ? 'allow' : 'silent';
      return { decision, context: {}, usageIdentifierKey: undefined };
    }
    return readMembers(result, request);
  } catch (cause) {
    leave(result);
    const reason = reasonOf(cause);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(
        `The authorizer "${name}" returned something that is not understood: ${reason}`,
        { cause },
      ),
    });
  }
}

const MEMBERS = ['principalId', 'policyDocument', 'context', 'usageIdentifierKey', 'claims'];

function readMembers(result: unknown, request: PolicyRequest): Judgement {
  if (!isRecord(result)) {
    throw new TypeError(
      `${kindOf(result)}; return true, false, { claims } or { principalId, policyDocument }`,
    );
  }
  const members = ownMembers(result);
  for (const member of members.keys()) {
    if (!MEMBERS.includes(member)) {
      throw new TypeError(
        `the member ${JSON.stringify(member)}; the known members are ${MEMBERS.join(', ')}`,
      );
    }
  }
  const claims = members.has('claims') ? claimsOf(members.get('claims')) : undefined;
  if (claims !== undefined && members.size === 1) {
    return { decision: 'allow', context: { authorizer: claims }, usageIdentifierKey: undefined };
  }
  const principalId = members.get('principalId');
  if (typeof principalId !== 'string' || !members.has('policyDocument')) {
    throw new TypeError(
      'an object without "claims" needs "principalId", a string, and "policyDocument"',
    );
  }
  return {
    decision: readAuthorizerPolicy(members.get('policyDocument')).judge(request),
    context: { authorizer: { ...contextOf(members.get('context')), ...claims, principalId } },
    usageIdentifierKey: usageIdentifierKeyOf(members.get('usageIdentifierKey')),
  };
}

function claimsOf(claims: unknown): ContextPatch {
  if (isRecord(claims)) {
    return { claims };
  }
  throw new TypeError(`"claims" must be an object, not ${kindOf(claims)}`);
}

/** AWS: "The context object": strings, numbers and booleans, which become strings. */
function contextOf(context: unknown): Readonly<Record<string, string>> {
  if (context === undefined || context === null) {
    return {};
  }
  if (!isRecord(context)) {
    throw new TypeError(`"context" must be an object, not ${kindOf(context)}`);
  }
  const texts = Array.from(ownMembers(context), ([name, value]) => {
    const fits = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    if (!fits) {
      throw new TypeError(
        `"context" may hold strings, numbers and booleans, but ${JSON.stringify(name)} is ${kindOf(value)}`,
      );
    }
    return [name, String(value)] as const;
  });
  return Object.fromEntries(texts);
}

function usageIdentifierKeyOf(key: unknown): string | undefined {
  if (key === undefined || key === null) {
    return undefined;
  }
  if (typeof key === 'string') {
    return key;
  }
  throw new TypeError(`"usageIdentifierKey" must be a string, not ${kindOf(key)}`);
}
