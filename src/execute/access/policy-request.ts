import type {
  ConditionValues,
  PolicyCaller,
  PolicyPrincipal,
  PolicyRequest,
} from '../../model/policy.js';
import { type GatewayKey, isGatewayKey } from '../../policy/conditions/condition-keys.js';
import type { MatchedExchange } from '../request-context/exchange.js';
import { resourcesOf } from './method-arn.js';

/** Values of condition keys that only the caller of the library knows, by name in lower case. */
export type GivenKeys = ReadonlyMap<string, readonly string[]>;

const NO_KEYS: GivenKeys = new Map();

/**
 * What a policy decides about for a request.
 * @param caller default: the principal in `$context.identity.userArn`, else anonymous; found when a policy
 * asks, because `$context` is costly to build
 * @param given a key that is in neither is absent
 */
export function policyRequest(
  exchange: MatchedExchange,
  caller?: PolicyCaller,
  given: GivenKeys = NO_KEYS,
): PolicyRequest {
  return new PolicyQuestion(exchange, caller, given);
}

/** The same request for another action. */
export function withAction(asked: PolicyRequest, action: string): PolicyRequest {
  const { resources, caller, keys } = asked;
  return { action, resources, caller, keys };
}

class PolicyQuestion implements PolicyRequest {
  readonly action = 'execute-api:Invoke';
  readonly #exchange: MatchedExchange;
  readonly #given: GivenKeys;
  #caller: PolicyCaller | undefined;
  #resources: PolicyRequest['resources'] | undefined;

  constructor(exchange: MatchedExchange, caller: PolicyCaller | undefined, given: GivenKeys) {
    this.#exchange = exchange;
    this.#caller = caller;
    this.#given = given;
  }

  get resources(): PolicyRequest['resources'] {
    this.#resources ??= resourcesOf(this.#exchange);
    return this.#resources;
  }

  get caller(): PolicyCaller {
    this.#caller ??= callerOf(this.#exchange);
    return this.#caller;
  }

  /** A policy passes this function on by itself. */
  readonly keys = (key: string): ConditionValues =>
    isGatewayKey(key)
      ? gatewayValues(key, this.#exchange, () => this.caller)
      : (this.#given.get(key) ?? 'absent');
}

/** The IAM principal in `$context.identity`, or anonymous. */
export function callerOf({ context }: MatchedExchange): PolicyCaller {
  const { identity } = context.variables;
  const members = (identity ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined =>
    typeof members[name] === 'string' ? members[name] : undefined;
  const userArn = text('userArn');
  return userArn === undefined
    ? 'anonymous'
    : {
        userArn,
        accountId: text('accountId'),
        user: text('user'),
        principalOrgId: text('principalOrgId'),
      };
}

/** AWS: "AWS global condition context keys". */
function gatewayValues(
  key: GatewayKey,
  { request, context }: MatchedExchange,
  caller: () => PolicyCaller,
): ConditionValues {
  const { sourceIp, scheme } = request.request;
  const { time } = context.source;
  switch (key) {
    case 'aws:currenttime':
      return [new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')];
    case 'aws:epochtime':
      return [String(Math.floor(time / 1000))];
    case 'aws:referer':
      return headerValue(request.header('referer'));
    case 'aws:useragent':
      return headerValue(request.header('user-agent'));
    case 'aws:securetransport':
      return scheme === undefined ? 'unknown' : [String(scheme === 'https')];
    case 'aws:sourceip':
      return sourceIp === '' ? 'unknown' : [sourceIp];
    case 'aws:sourcearn':
      return 'absent';
    default:
      return principalValues(key, caller());
  }
}

/** Which one of several different values a backend reads is unknown. */
function headerValue(values: readonly string[] | undefined): ConditionValues {
  const [value, ...others] = new Set(values);
  if (value === undefined) {
    return 'absent';
  }
  return others.length > 0 ? 'unknown' : [value];
}

function principalValues(key: GatewayKey, caller: PolicyCaller): ConditionValues {
  if (caller === 'unknown') {
    return 'unknown';
  }
  if (caller === 'anonymous') {
    return key === 'aws:principaltype' ? ['Anonymous'] : 'absent';
  }
  return known(principalValue(key, caller));
}

function known(value: string | undefined): ConditionValues {
  return value === undefined ? 'unknown' : [value];
}

function principalValue(key: GatewayKey, principal: PolicyPrincipal): string | undefined {
  const { userArn, accountId, user, principalOrgId } = principal;
  const [, account, kind, name] =
    /^arn:[\w-]+:\w+::(\d{12}):(user|assumed-role|root)(?:\/(?:.*\/)?([^/]+))?$/.exec(userArn) ??
    [];
  switch (key) {
    case 'aws:principalaccount':
      return accountId ?? account;
    case 'aws:principalarn':
      // The ARN of a session lacks the path of its role.
      return kind === 'assumed-role' ? undefined : userArn;
    case 'aws:principalorgid':
      return principalOrgId;
    case 'aws:principaltype':
      return kind === undefined ? undefined : PRINCIPAL_TYPES[kind];
    case 'aws:userid':
      return user;
    default:
      return kind === 'user' ? name : undefined;
  }
}

const PRINCIPAL_TYPES: Readonly<Record<string, string>> = {
  user: 'User',
  'assumed-role': 'AssumedRole',
  root: 'Account',
};
