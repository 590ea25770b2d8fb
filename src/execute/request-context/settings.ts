import type { GatewayError } from '../../errors.js';
import type { Codecs } from '../../http/codings/content-coding.js';
import type { UnderWay } from '../../http/under-way.js';
import type { LambdaInvoker } from '../../lambda/invoker.js';
import type { AwsOptions, RequestSigner } from '../../model/aws-account.js';
import type { IntegrationType } from '../../model/integration.js';
import type { EndpointResponse, GatewayRequest, IntegrationRequest } from '../../model/message.js';
import type { BackendCall, RestApi } from '../../model/rest-api.js';
import type { Router } from '../../router/router.js';
import type { ResponseCache } from '../../stage/cache/response-cache.js';
import type { Throttling } from '../../stage/limits/throttling.js';
import type { StagePlan } from '../../stage/limits/usage-plans.js';
import type { ByMethod, ResolvedMethodSetting } from '../../stage/method-settings.js';
import type { CheckedEntries } from '../../stage/stores/checked-entries.js';
import type { ApiKeyLookup, ApiKeys } from '../access/api-key.js';
import type { Authorizer } from '../access/authorizers/authorizer.js';
import type { KeptResults } from '../access/authorizers/kept-results.js';
import type { AttachedPolicy } from '../access/resource-policy.js';
import type { AdmitHook, ContextHook } from '../callers/hooks.js';
import type { AccessLogOption } from '../log/access-log/access-log.js';
import type { ExecutionLog } from '../log/execution-log.js';
import type { ObserveHook } from '../log/observation/observer.js';
import type { CurrentObservers } from '../log/observation/observing.js';
import type { CacheCall } from '../stage/cache-call.js';

/** The options that the execution of a request reads. `Native` is what the adapter received. */
export interface ExecutionOptions<Native> {
  /**
   * What happens to a request that no resource and method match: `false` (default) responds with 403 as
   * AWS does, `true` passes the request to the next middleware.
   */
  readonly fallthrough?: boolean | undefined;
  /** Lets the header `X-HTTP-Method-Override` replace the method, as on AWS; default `false`. */
  readonly methodOverride?: boolean | undefined;
  /**
   * Rewrites the URI of a backend call: to another environment, or to the target of a VPC link.
   * Receives the expanded URI as a string and returns an `http:` or `https:` URL.
   */
  readonly backendUri?: ((uri: string, call: BackendCall) => string | URL) | undefined;
  /**
   * The function that checks a security scheme, by the scheme's name in the document (`AWS_IAM` for
   * SigV4). `'upstream'`: earlier middleware has checked it. Methods whose scheme has no entry respond
   * with 401.
   */
  readonly authorizers?: Readonly<Record<string, Authorizer | 'upstream' | undefined>> | undefined;
  /** The accepted API keys, with their ids; without this option, methods that require a key respond with 403. */
  readonly apiKeys?: ApiKeys | undefined;
  /**
   * Called before any authorizer for each request that a method matches; throw a `GatewayError` to
   * refuse it, for example `new GatewayError('THROTTLED')` for 429.
   */
  readonly admit?: AdmitHook<Native> | undefined;
  /** Adds values from earlier middleware to `$context`; nested objects are merged. */
  readonly context?: ContextHook<Native> | undefined;
  /**
   * Milliseconds that an authorizer, a function for `apiKeys` or `aws.credentials`, or the `admit` or
   * `context` hook may take; default 10,000, AWS's limit for authorizers.
   */
  readonly hookTimeoutInMillis?: number | undefined;
  /**
   * Milliseconds without data from the backend after which a response with
   * `responseTransferMode: STREAM` is aborted; default 300,000, AWS's limit for Regional and
   * private APIs.
   */
  readonly idleTimeoutInMillis?: number | undefined;
  /** Maximum size of a body in bytes, also after decompression; default 10 MiB, AWS's limit. */
  readonly payloadLimit?: number | undefined;
  /**
   * Observes each request: its boxes, its calls and its end, with times; for spans and metrics. It cannot
   * change the request, and what it throws is ignored. Of several functions, the context of the first is
   * the outermost.
   */
  readonly observe?: ObserveHook<Native> | readonly ObserveHook<Native>[] | undefined;
  /** Writes one line about each request when its response has ended, as a stage's access log does. */
  readonly accessLog?: AccessLogOption | undefined;
  /** Receives the execution log of every request. */
  readonly trace?: ((log: ExecutionLog) => void) | undefined;
  /**
   * Leaves credentials readable in logs and in `DEBUG` output: `Authorization`, cookies, API keys,
   * the identity sources of authorizers, and signatures and passwords in URIs. Default `false`.
   */
  readonly traceSecrets?: boolean | undefined;
  /** Called with the cause of each gateway response; default: prints those of 5XX to standard error. */
  readonly onError?: ((error: GatewayError, request: GatewayRequest) => void) | undefined;
  /** Returns the current time in milliseconds since 1970; default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Returns a new request ID: printable ASCII without spaces; default: a random UUID. */
  readonly requestId?: (() => string) | undefined;
}

/** Those options with their defaults, and the parts of the gateway: the same for every request. */
export interface ExecutionSettings<Native>
  extends Omit<ExecutionOptions<Native>, Settled>,
    Required<Pick<Defined<ExecutionOptions<Native>>, Exclude<Settled, 'authorizers' | 'apiKeys'>>> {
  readonly api: RestApi;
  readonly router: Router;
  /** The backend of each integration type. */
  readonly backends: ReadonlyMap<IntegrationType, EndpointCall>;
  /** Runs Lambda functions; `undefined` without the option `lambda`. */
  readonly lambda?: LambdaService | undefined;
  readonly apiKeys?: ApiKeyLookup | undefined;
  /** The usage plans of the stage, by the id of an API key; `undefined` without the option `usagePlans`. */
  readonly plans?: ReadonlyMap<string, StagePlan> | undefined;
  /** `undefined` if nothing is limited. */
  readonly throttling?: Throttling | undefined;
  /** `undefined` without the option `methodSettings`. */
  readonly methodSettings?: ByMethod<ResolvedMethodSetting> | undefined;
  /** Shared by several processes; `undefined` without the option `stores.entries`. */
  readonly entryStore?: CheckedEntries | undefined;
  /** Reaches other AWS services; `undefined` without the option `aws`. */
  readonly aws?: AwsServices | undefined;
  /** The cache of the stage; `undefined` if no method is cached. */
  readonly responseCache?: ResponseCache<CacheCall> | undefined;
  readonly codecs: Codecs;
  /** Whether these are the settings of the canary; `undefined` without the option `canarySettings`. */
  readonly isCanaryRequest?: boolean | undefined;
  /** Who observes at the moment: the options `observe` and `accessLog`, and what was added since. */
  readonly observers?: CurrentObservers<Native> | undefined;
  /** `upstream`: earlier middleware has checked it. */
  readonly authorizers: ReadonlyMap<string, Authorizer | 'upstream'>;
  /** Keeps what authorizers returned. */
  readonly results: KeptResults;
  /** The resource policy; `undefined` if there is none to evaluate. */
  readonly attachedPolicy?: AttachedPolicy | undefined;
  /** The requests under way; it accepts no more once it is closed. */
  readonly underWay: UnderWay;
}

/** Lambda functions, for integrations and for authorizers. */
export interface LambdaService extends LambdaInvoker {
  /** Sends the request of an integration, whose body is the event, to its function. */
  readonly call: EndpointCall;
}

/** AWS services, as the option `aws` and the platform reach them. */
export interface AwsServices extends AwsOptions {
  readonly sign: RequestSigner;
  /** Sends a signed request. */
  readonly send: EndpointCall;
  /** Puts the hook `integrate` around a call. */
  readonly surround: (call: EndpointCall) => EndpointCall;
}

/**
 * The options that every request reads, set or default. `trace` and `onError` never throw; `clock` and
 * `requestId` throw a GatewayError if the caller's functions fail.
 */
type Settled =
  | 'fallthrough'
  | 'methodOverride'
  | 'authorizers'
  | 'apiKeys'
  | 'hookTimeoutInMillis'
  | 'idleTimeoutInMillis'
  | 'payloadLimit'
  | 'traceSecrets'
  | 'onError'
  | 'clock'
  | 'requestId';

type Defined<Options> = { readonly [Name in keyof Options]?: NonNullable<Options[Name]> };

/**
 * Calls an endpoint, within `timeoutInMillis` and the payload limit, and gives up when the client
 * disconnects: the only kind of backend that the boxes know.
 */
export type EndpointCall = (request: IntegrationRequest) => Promise<EndpointResponse>;
