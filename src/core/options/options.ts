import {
  aFunction,
  being,
  checkOptions,
  eachMember,
  type OptionCheck,
  trueOrFalse,
  unknownName,
} from '../../checks/option-checks.js';
import type { IntegrateHook } from '../../execute/callers/integrate.js';
import type { ExecutionOptions } from '../../execute/request-context/settings.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from '../../import/import-options.js';
import type { LambdaHandlers } from '../../lambda/handlers.js';
import type { AwsOptions } from '../../model/aws-account.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../../model/integration.js';
import type { LambdaInvoke } from '../../model/lambda.js';
import type { Backend } from '../../model/message.js';
import type { CanarySettings, MethodSetting, UsagePlan } from '../../model/stage.js';
import type { Stores } from '../../model/store.js';
import { checkApiKeys } from './api-keys-option.js';
import { checkAuthorizers } from './authorizers-option.js';
import { checkAws } from './aws-option.js';
import { checkCache } from './cache-option.js';
import { checkCanarySettings } from './canary-settings-option.js';
import { checkLambda } from './lambda-option.js';
import { checkMethodSettings } from './method-settings-option.js';
import { checkAccessLog } from './observation/access-log-option.js';
import { checkObserve } from './observation/observe-option.js';
import { checkResourcePolicy, type ResourcePolicyOption } from './resource-policy-option.js';
import { checkStores } from './stores-option.js';
import { checkUsagePlans } from './usage-plans-option.js';

/**
 * Options of a gateway on any platform; docs/options.md has an example of each. `Native` is the
 * framework's own request object as the adapter received it; hooks get it together with the request.
 */
export interface CoreOptions<Native = unknown> extends ImportOptions, ExecutionOptions<Native> {
  /**
   * Matches `//pets` and `/pets//` as `/pets`, as AWS does (LocalStack's AWS-validated test
   * `test_lambda_aws_proxy_integration`); default `false`, because middleware in front of the
   * gateway may treat these paths differently.
   */
  readonly mergeSlashes?: boolean | undefined;
  /**
   * The function that serves an integration type. `HTTP` and `HTTP_PROXY` default to undici, except
   * in `apigateway-middleware/core`, which has no HTTP client.
   */
  readonly backends?:
    | Readonly<Partial<Record<Exclude<IntegrationType, 'MOCK'>, Backend | undefined>>>
    | undefined;
  /**
   * Runs Lambda functions, for `aws_proxy` and `aws` integrations: handlers by `NAME`,
   * `NAME:QUALIFIER` or ARN; one function for all, at the level of Lambda's Invoke API; or the address
   * of such an API, which needs the HTTP client that `apigateway-middleware/core` lacks.
   * `backends.AWS_PROXY` and `backends.AWS`, where given, are called instead.
   */
  readonly lambda?: LambdaOption | undefined;
  /**
   * How the AWS services that `aws` integrations name are reached: signed requests to AWS, or to an
   * endpoint of yours. Not in `apigateway-middleware/core`, which has no HTTP client. `backends.AWS`,
   * where given, is called instead.
   */
  readonly aws?: AwsOptions | undefined;
  /**
   * Surrounds every call of a backend, the default client's too: a cache, a circuit breaker. Returns
   * what `next()` resolves to, or a response of its own. Mocks call nothing.
   */
  readonly integrate?: IntegrateHook | undefined;
  /**
   * The stage's canary, in AWS's words: it serves `percentTraffic` of the requests, chosen by chance, with
   * stage variables of its own. Default: none.
   */
  readonly canarySettings?: Partial<CanarySettings> | undefined;
  /**
   * What the stage does for each method, in AWS's words, by `PATH/METHOD` and, for all, by an asterisk
   * on each side of the slash; a method's own entry needs only what differs. Default: no cache, and no
   * throttle.
   */
  readonly methodSettings?: Readonly<Record<string, MethodSetting>> | undefined;
  /**
   * Limits for each of the API keys that a plan lists. If the option is set, a key must be in a plan
   * of this stage; default: every enabled key is accepted, without limits.
   */
  readonly usagePlans?: readonly UsagePlan[] | undefined;
  /**
   * The cache of the stage, for methods with `cachingEnabled` in `methodSettings`: `maxBytes` is the
   * memory that its responses may take, default 64 MiB. With `stores.entries` they are kept there.
   * Default `false`.
   */
  readonly cache?: boolean | CacheOptions | undefined;
  /** Where several processes keep what they share; default: each gateway has its own memory. */
  readonly stores?: Stores | undefined;
  /**
   * What takes the place of conditions of the document's resource policy that only AWS's network can
   * check, such as `aws:SourceVpce`: their values for every request, or a function that finds them for
   * a request. `'upstream'`: earlier middleware or the network enforces the policy, and the gateway does
   * not evaluate it. Without it a gateway whose policy has such conditions does not start.
   */
  readonly resourcePolicy?: ResourcePolicyOption | undefined;
  /** Called once at creation if there are warnings; default: prints them to standard error. */
  readonly onWarnings?: ((warnings: readonly ImportIssue[]) => void) | undefined;
}

/** The size of a cache. */
export interface CacheOptions {
  /** Bytes; default 64 MiB. AWS's caches have 0.5 GB and more. */
  readonly maxBytes?: number | undefined;
}

/** What runs Lambda functions. */
export type LambdaOption = LambdaHandlers | LambdaInvoke | string | URL;

/** The integration types that the option `backends` can serve. */
const BACKEND_TYPES = Object.entries(INTEGRATION_TYPES).flatMap(([type, { endpoint }]) =>
  endpoint === undefined ? [] : [type],
);

/** The longest delay of a timer in Node. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Checks a time limit. */
export const milliseconds: OptionCheck = being(
  `a whole number of milliseconds from 1 to ${LONGEST_TIMEOUT}`,
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LONGEST_TIMEOUT,
);

/** One check for each option: an option without a check does not compile. docs/options.md has a row for each. */
export const CORE_OPTION_CHECKS: Readonly<Record<keyof CoreOptions, OptionCheck>> = {
  ...IMPORT_OPTION_CHECKS,
  fallthrough: trueOrFalse,
  methodOverride: trueOrFalse,
  mergeSlashes: trueOrFalse,
  backendUri: aFunction,
  backends: checkBackends,
  lambda: checkLambda,
  aws: checkAws,
  integrate: aFunction,
  authorizers: checkAuthorizers,
  apiKeys: checkApiKeys,
  resourcePolicy: checkResourcePolicy,
  methodSettings: checkMethodSettings,
  usagePlans: checkUsagePlans,
  cache: checkCache,
  stores: checkStores,
  admit: aFunction,
  context: aFunction,
  hookTimeoutInMillis: milliseconds,
  idleTimeoutInMillis: milliseconds,
  payloadLimit: being('a number of bytes', (value) => typeof value === 'number' && value >= 0),
  canarySettings: checkCanarySettings,
  observe: checkObserve,
  accessLog: checkAccessLog,
  trace: aFunction,
  traceSecrets: trueOrFalse,
  onError: aFunction,
  onWarnings: aFunction,
  clock: aFunction,
  requestId: aFunction,
};

/**
 * Returns a frozen copy of the options; each is read once.
 * @throws TypeError for an unknown option, and for a value that is not allowed
 */
export function readOptions<Native>(options: CoreOptions<Native>): CoreOptions<Native> {
  return checkOptions(options, CORE_OPTION_CHECKS, 'the gateway');
}

function checkBackends(value: unknown, place: string): object {
  const backends = eachMember('functions', aFunction)(value, place) ?? {};
  for (const type of Object.keys(backends)) {
    if (!BACKEND_TYPES.includes(type)) {
      throw unknownName(
        type,
        BACKEND_TYPES,
        'an integration type that a backend can serve (option backends)',
      );
    }
  }
  return backends;
}
