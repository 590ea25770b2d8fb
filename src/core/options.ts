import { quote } from '../checks/document-values.js';
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
import { hasMethod, isRecord, kindOf } from '../checks/value-kinds.js';
import type { IntegrateHook } from '../execute/callers/integrate.js';
import type { ExecutionOptions } from '../execute/request-context/settings.js';
import { IMPORT_OPTION_CHECKS, type ImportOptions } from '../import/import-options.js';
import type { LambdaHandlers } from '../lambda/handlers.js';
import type { ImportIssue } from '../model/document/import-issue.js';
import { INTEGRATION_TYPES, type IntegrationType } from '../model/integration.js';
import type { LambdaInvoke } from '../model/lambda.js';
import type { Backend } from '../model/message.js';
import type { RestApi } from '../model/rest-api.js';

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
   * Surrounds every call of a backend, the default client's too: a cache, a circuit breaker. Returns
   * what `next()` resolves to, or a response of its own. Mocks call nothing.
   */
  readonly integrate?: IntegrateHook | undefined;
  /** Called once at creation if there are warnings; default: prints them to standard error. */
  readonly onWarnings?: ((warnings: readonly ImportIssue[]) => void) | undefined;
}

/** What runs Lambda functions. */
export type LambdaOption = LambdaHandlers | LambdaInvoke | string | URL;

/** The integration types that the option `backends` can serve. */
const BACKEND_TYPES = Object.entries(INTEGRATION_TYPES).flatMap(([type, { endpoint }]) =>
  endpoint === undefined ? [] : [type],
);

/** The longest delay of a timer in Node. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

const milliseconds: OptionCheck = being(
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
  integrate: aFunction,
  authorizers: eachMember(
    "functions, or 'upstream'",
    being(
      "a function, or 'upstream'",
      (value) => typeof value === 'function' || value === 'upstream',
    ),
  ),
  apiKeys: checkApiKeys,
  admit: aFunction,
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
 * Returns a frozen copy of the options; each is read once.
 * @throws TypeError for an unknown option, and for a value that is not allowed
 */
export function readOptions<Native>(options: CoreOptions<Native>): CoreOptions<Native> {
  return checkOptions(options, CORE_OPTION_CHECKS, 'the gateway');
}

/**
 * Compares the names in the option `authorizers` with the security schemes of the document.
 * @throws TypeError for an authorizer that no method would ever call
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
      throw new TypeError(
        `The option authorizers.${name} is never used: ${quote(name)} is SigV4, whose authorizer is authorizers.AWS_IAM`,
      );
    }
    if (type === 'API_KEY' && !asked.has(name)) {
      throw new TypeError(
        `The option authorizers.${name} is never used: ${quote(name)} is an API key, so set the option apiKeys instead`,
      );
    }
    if (type === undefined && !asked.has(name)) {
      const known = [...new Set([...api.securitySchemes.keys(), ...asked])];
      throw unknownName(name, known, 'a security scheme in the document (option authorizers)');
    }
  }
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

function checkLambda(value: unknown, place: string): object | undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (typeof value === 'string' || value instanceof URL) {
    return functionsAddress(value, place);
  }
  return eachMember('functions, a function, or an address', aFunction)(value, place);
}

/** @throws TypeError for anything but an address with `http:` or `https:`, perhaps with a path */
function functionsAddress(value: string | URL, place: string): URL {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  const isPlain =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.search}${url.hash}` === '';
  if (!isPlain) {
    refuse(
      place,
      'an address such as "http://localhost:3001", without credentials or query',
      value,
    );
  }
  return url as URL;
}

function checkApiKeys(value: unknown, place: string): undefined {
  if (typeof value === 'function') {
    return undefined;
  }
  if (!hasMethod(value, 'get')) {
    refuse(place, 'a Map of keys or a function (for a Set: (key) => set.has(key))', value);
  }
  if (!(value instanceof Map)) {
    return undefined;
  }
  for (const [key, known] of value) {
    if (typeof key !== 'string') {
      refuse(`Each key of ${place}`, 'a string', key);
    }
    // The value may be a secret, so the message does not show it.
    if (!isRecord(known)) {
      throw new TypeError(
        `Each value of ${place} must be an object such as { id }, not ${kindOf(known)}`,
      );
    }
    if (known.enabled !== undefined && typeof known.enabled !== 'boolean') {
      refuse(`"enabled" of an API key in ${place}`, 'true or false', known.enabled);
    }
  }
  return undefined;
}
