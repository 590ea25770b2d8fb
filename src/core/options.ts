import {
  aFunction,
  being,
  checkOptions,
  eachMember,
  type OptionCheck,
  refuse,
  trueOrFalse,
  unknownName,
} from '../checks/option-checks.js';
import { isRecord, kindOf } from '../checks/value-kinds.js';
import type { GatewayError } from '../errors.js';
import type { ApiKeys } from '../execute/access/api-key.js';
import type { Authorizer } from '../execute/access/authorizer.js';
import type { ContextHook } from '../execute/callers/hooks.js';
import type { ExecutionLog } from '../execute/log/execution-log.js';
import { hasMethod, IMPORT_OPTION_CHECKS, type ImportOptions } from '../import/import-options.js';
import type { ImportIssue } from '../model/import-issue.js';
import type { IntegrationType } from '../model/integration.js';
import type { Backend, GatewayRequest } from '../model/message.js';
import type { BackendCall, RestApi } from '../model/rest-api.js';

/**
 * Settings of a gateway that needs nothing of its platform; docs/options.md shows each at work. `Raw`
 * is what the adapter was called with; hooks get it beside the request.
 */
export interface CoreOptions<Raw = unknown> extends ImportOptions {
  /**
   * What becomes of a request that no resource and method match: `false` (default) answers AWS's
   * 403, `true` passes it on to the next middleware.
   */
  readonly fallthrough?: boolean | undefined;
  /** Lets `X-HTTP-Method-Override` choose the method, as AWS does; default `false`. */
  readonly methodOverride?: boolean | undefined;
  /**
   * Matches `//pets` and `/pets//` as `/pets`, as AWS was recorded to do; default `false`, since
   * middleware in front of the gateway tells them apart.
   */
  readonly mergeSlashes?: boolean | undefined;
  /**
   * Where a call goes instead: another environment, the target of a VPC link. Gets the expanded
   * URI as text and returns one with `http:` or `https:`.
   */
  readonly backendUri?: ((uri: string, call: BackendCall) => string | URL) | undefined;
  /**
   * Who serves an integration type. Without an entry, `HTTP` and `HTTP_PROXY` go to undici, but not in
   * `apigateway-middleware/core`, which has no client.
   */
  readonly backends?:
    | Readonly<Partial<Record<Exclude<IntegrationType, 'MOCK'>, Backend | undefined>>>
    | undefined;
  /**
   * Who checks a security scheme, by its name in the document (`AWS_IAM` for SigV4). `'upstream'`:
   * middleware in front has done it. A scheme without an entry answers 401.
   */
  readonly authorizers?: Readonly<Record<string, Authorizer | 'upstream' | undefined>> | undefined;
  /** The API keys that methods ask for; without them such a method answers 403. */
  readonly apiKeys?: ApiKeys | undefined;
  /** Adds to `$context` what earlier middleware knows; members of members are merged. */
  readonly context?: ContextHook<Raw> | undefined;
  /**
   * Milliseconds that an authorizer, a function for `apiKeys` or the `context` hook may take;
   * default 10,000, as on AWS for authorizers.
   */
  readonly hookTimeoutInMillis?: number | undefined;
  /**
   * Milliseconds that a backend may be silent within a response with `responseTransferMode: STREAM`;
   * default 300,000, as on AWS for Regional and private APIs.
   */
  readonly idleTimeoutInMillis?: number | undefined;
  /** Bytes of a body, also of one that is inflated or buffered; default 10 MiB, AWS's own. */
  readonly payloadLimit?: number | undefined;
  /** Gets the execution log of every request. */
  readonly trace?: ((log: ExecutionLog) => void) | undefined;
  /**
   * Leaves credentials readable in logs and in what `DEBUG` prints: `Authorization`, cookies, API
   * keys, the identity sources of authorizers, signatures and passwords in URIs. Default `false`.
   */
  readonly traceSecrets?: boolean | undefined;
  /** Hears the cause of each gateway response; by default those of 5XX go to standard error. */
  readonly onError?: ((error: GatewayError, request: GatewayRequest) => void) | undefined;
  /** Hears the warnings, if there are any, once at creation; by default they go to standard error. */
  readonly onWarnings?: ((warnings: readonly ImportIssue[]) => void) | undefined;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Makes request ids: printable ASCII without blanks; default: random UUIDs. */
  readonly requestId?: (() => string) | undefined;
}

/** The integration types that the option `backends` can serve. */
const BACKEND_TYPES = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'] as const;

/** The longest that a timer waits. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

const milliseconds: OptionCheck = being(
  `a whole number of milliseconds from 1 to ${LONGEST_TIMEOUT}`,
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LONGEST_TIMEOUT,
);

/** One check for each option: an option without a row does not compile. docs/options.md has the same rows. */
export const CORE_OPTION_CHECKS: Readonly<Record<keyof CoreOptions, OptionCheck>> = {
  ...IMPORT_OPTION_CHECKS,
  fallthrough: trueOrFalse,
  methodOverride: trueOrFalse,
  mergeSlashes: trueOrFalse,
  backendUri: aFunction,
  backends: checkBackends,
  authorizers: eachMember(
    "functions, or 'upstream'",
    being(
      "a function, or 'upstream'",
      (value) => typeof value === 'function' || value === 'upstream',
    ),
  ),
  apiKeys: checkApiKeys,
  context: aFunction,
  hookTimeoutInMillis: milliseconds,
  idleTimeoutInMillis: milliseconds,
  payloadLimit: being('a number of bytes', (value) => typeof value === 'number' && value >= 0),
  trace: aFunction,
  traceSecrets: trueOrFalse,
  onError: aFunction,
  onWarnings: aFunction,
  clock: aFunction,
  requestId: aFunction,
};

/**
 * The options as they were given, each read once.
 * @throws TypeError for a name that does not exist, and for a value of another kind
 */
export function readOptions<Raw>(options: CoreOptions<Raw>): CoreOptions<Raw> {
  return checkOptions(options, CORE_OPTION_CHECKS, 'the gateway');
}

/**
 * Compares the names under `authorizers` with the document's.
 * @throws TypeError for an entry that no method would ever ask
 */
export function checkAuthorizerNames(api: RestApi, { authorizers }: CoreOptions<never>): void {
  const asked = new Set(['AWS_IAM']);
  for (const { methods } of api.resources) {
    for (const method of methods.values()) {
      for (const { name } of method.authorizers) {
        asked.add(name);
      }
    }
  }
  for (const name of Object.keys(authorizers ?? {})) {
    const type = api.securitySchemes.get(name);
    if (type === 'AWS_IAM' && name !== 'AWS_IAM') {
      throw new TypeError(`authorizers.${name}: SigV4 goes by the name AWS_IAM here, write that`);
    }
    if (type === 'API_KEY' && !asked.has(name)) {
      throw new TypeError(`authorizers.${name} would check an API key: give apiKeys instead`);
    }
    if (type === undefined && !asked.has(name)) {
      const known = [...new Set([...api.securitySchemes.keys(), ...asked])];
      throw unknownName(name, known, 'a security scheme of the document (option authorizers)');
    }
  }
}

function checkBackends(value: unknown, place: string): void {
  eachMember('functions', aFunction)(value, place);
  for (const type of Object.keys(value as object)) {
    if (!(BACKEND_TYPES as readonly string[]).includes(type)) {
      throw unknownName(
        type,
        BACKEND_TYPES,
        'an integration type that a backend serves (option backends)',
      );
    }
  }
}

function checkApiKeys(value: unknown, place: string): void {
  if (typeof value === 'function') {
    return;
  }
  const isMap = typeof value === 'object' && value !== null && hasMethod(value, 'get');
  if (!isMap) {
    refuse(place, 'a Map of keys or a function (a Set: key => set.has(key))', value);
  }
  if (!(value instanceof Map)) {
    return;
  }
  for (const [key, known] of value) {
    if (typeof key !== 'string') {
      refuse(`Each key of ${place}`, 'a text', key);
    }
    // The value of a key is a secret, so the sentence does not show it.
    if (!isRecord(known)) {
      throw new TypeError(
        `Each value of ${place} must be an object such as { id }, not ${kindOf(known)}`,
      );
    }
    if (known.enabled !== undefined && typeof known.enabled !== 'boolean') {
      refuse(`"enabled" of an API key in ${place}`, 'true or false', known.enabled);
    }
  }
}
