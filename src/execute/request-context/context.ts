import { BareObject } from '../../checks/bare-object.js';
import { firstHeaderIn } from '../../http/header-list.js';
import type { ContextValue, ContextVariables, RequestContext } from '../../model/mapping.js';
import type { ClientCertificate, GatewayRequest } from '../../model/message.js';
import type { RestApi } from '../../model/rest-api.js';
import type { Match } from '../../router/router.js';
import { merge, plain, variables } from './context-values.js';

/**
 * The additions of a caller's hooks to `$context`: nested objects are merged, other values replace
 * existing ones. Strings, numbers, booleans, arrays and objects are accepted; functions are left out;
 * a Date, a Map and the like are refused.
 */
export interface ContextPatch {
  readonly [name: string]: unknown;
}

/** The sources of the variables of one request. */
export interface ContextSource {
  readonly api: RestApi;
  readonly request: GatewayRequest;
  readonly httpMethod: string;
  /** `undefined` if no method matched. */
  readonly match: Match | undefined;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** A new ID, which the client's own may replace. */
  readonly requestId: string;
  /** `undefined` without the option `canarySettings`. */
  readonly isCanaryRequest?: boolean | undefined;
}

/**
 * The immutable `$context` of a request. IDs and path are available at once; the variables are built
 * when one is first read.
 * AWS: "$context Variables for data models, authorizers, mapping templates, and access logging".
 */
export class GatewayContext implements RequestContext {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly source: ContextSource;
  readonly #patches: readonly ContextVariables[];
  readonly #error: ContextVariables | undefined;
  #variables: ContextVariables | undefined;

  /** @param ids those of the context that this one is a copy of */
  constructor(
    source: ContextSource,
    patches: readonly ContextVariables[] = [],
    error: ContextVariables | undefined = undefined,
    ids: RequestIds = idsOf(source),
  ) {
    this.requestId = ids.requestId;
    this.extendedRequestId = ids.extendedRequestId;
    this.source = source;
    this.#patches = patches;
    this.#error = error;
  }

  get path(): string {
    return `/${this.source.api.stage.name}${this.source.request.path}`;
  }

  get variables(): ContextVariables {
    this.#variables ??= this.#build();
    return this.#variables;
  }

  /**
   * A copy with a hook's values merged into its variables; a later patch overrides an earlier one.
   * @throws TypeError for circular references, and for a promise that the hook did not await
   */
  with(patch: ContextPatch): GatewayContext {
    const patches = [...this.#patches, plain(patch) as ContextVariables];
    return new GatewayContext(this.source, patches, this.#error, this);
  }

  /** A copy with `$context.error`, whose members are read only when they are needed. */
  withError(error: ContextVariables): GatewayContext {
    return new GatewayContext(this.source, this.#patches, error, this);
  }

  #build(): ContextVariables {
    const built = this.#patches.reduce<ContextVariables>(
      merge,
      contextVariables(this, this.source),
    );
    return this.#error === undefined
      ? built
      : variables([...Object.entries(built), ['error', this.#error]]);
  }
}

type RequestIds = Pick<RequestContext, 'requestId' | 'extendedRequestId'>;

function idsOf({ request, requestId }: ContextSource): RequestIds {
  return {
    requestId: clientRequestId(request) ?? requestId,
    extendedRequestId: extendedRequestId(requestId),
  };
}

/** AWS: a UUID in `x-amzn-RequestId` is kept, anything else is replaced. */
function clientRequestId({ headers }: GatewayRequest): string | undefined {
  const value = firstHeaderIn(headers, 'x-amzn-requestid');
  return value !== undefined && UUID.test(value) ? value : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Opaque: sixteen characters, as AWS's are, of which the last is `=`. */
function extendedRequestId(requestId: string): string {
  return `${requestId.slice(0, 8)}${requestId.slice(9, 13)}${requestId.slice(15, 18)}=`;
}

/** The order matters: templates that walk these maps see it (docs/mapping-templates.md). */
function contextVariables(context: GatewayContext, source: ContextSource): ContextVariables {
  const { api, request, match, time } = source;
  const host = firstHeaderIn(request.headers, 'host');
  const members = new BareObject<ContextValue>();
  members.resourceId = match?.resource.id ?? null;
  members.resourcePath = match?.resource.path ?? request.path;
  members.httpMethod = source.httpMethod;
  members.extendedRequestId = context.extendedRequestId;
  members.requestTime = requestTime(time);
  members.path = context.path;
  members.accountId = api.account.accountId;
  members.protocol = request.protocol ?? 'HTTP/1.1';
  members.stage = api.stage.name;
  members.domainPrefix = host?.split('.', 1)[0] ?? null;
  members.requestTimeEpoch = time;
  members.requestId = context.requestId;
  members.identity = identity(request);
  members.domainName = host ?? null;
  members.deploymentId = api.deploymentId;
  members.apiId = api.id;
  if (source.isCanaryRequest !== undefined) {
    members.isCanaryRequest = source.isCanaryRequest;
  }
  return members;
}

function identity(request: GatewayRequest): ContextVariables {
  return variables([
    ['cognitoIdentityPoolId', null],
    ['accountId', null],
    ['cognitoIdentityId', null],
    ['caller', null],
    ['sourceIp', request.sourceIp],
    ['principalOrgId', null],
    ['accessKey', null],
    ['cognitoAuthenticationType', null],
    ['cognitoAuthenticationProvider', null],
    ['userArn', null],
    ['userAgent', firstHeaderIn(request.headers, 'user-agent') ?? null],
    ['user', null],
    ['clientCert', request.clientCertificate && clientCert(request.clientCertificate)],
  ]);
}

function clientCert(certificate: ClientCertificate): ContextVariables {
  return plain({ ...certificate }) as ContextVariables;
}

let knownSecond = Number.NaN;
let knownTime = '';

/** `dd/MMM/yyyy:HH:mm:ss +0000`. Requests of the same second share the text. */
function requestTime(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== knownSecond) {
    knownTime = timeText(time);
    knownSecond = second;
  }
  return knownTime;
}

function timeText(time: number): string {
  const text = new Date(time).toUTCString(); // Tue, 03 Mar 2026 09:08:07 GMT
  const clockAt = text.length - 'hh:mm:ss GMT'.length;
  const date = text.slice('ddd, '.length, clockAt - 1).replaceAll(' ', '/');
  return `${date}:${text.slice(clockAt, -' GMT'.length)} +0000`;
}
