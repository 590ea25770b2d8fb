import { fillStageVariables } from '../../mapping/stage-variables.js';
import {
  type Integration,
  type IntegrationType,
  isProxyType,
  type ResponseTransferMode,
} from '../../model/integration.js';
import { isPayloadFormat2 } from '../api/http-api.js';
import type { Cursor } from '../document/cursor.js';

/** Milliseconds. AWS: "Quotas for configuring and running a REST API". */
const SHORTEST_TIMEOUT = 50;
const DEFAULT_TIMEOUT = 29_000;
/** The most that AWS is known to grant for a Regional or private API that waits for the whole response. */
const LONGEST_GRANTED_TIMEOUT = 300_000;
/** AWS: "Stream the integration response for your proxy integrations". */
const LONGEST_STREAM_TIMEOUT = 900_000;

/** Settings that every type of integration has. */
export type CommonSettings = Pick<
  Integration,
  | 'timeoutInMillis'
  | 'connectionType'
  | 'connectionId'
  | 'integrationTarget'
  | 'insecureSkipVerification'
  | 'contentHandling'
  | 'responseTransferMode'
>;

export function readCommonSettings(
  cursor: Cursor,
  type: IntegrationType,
  stageVariables: ReadonlyMap<string, string>,
): CommonSettings {
  const responseTransferMode = readResponseTransferMode(cursor, type);
  warnOfUnappliedSettings(cursor);
  return {
    responseTransferMode,
    timeoutInMillis: readTimeout(cursor.at('timeoutInMillis'), responseTransferMode),
    connectionType: cursor.at('connectionType').oneOf('INTERNET', 'VPC_LINK') ?? 'INTERNET',
    connectionId: readLink(cursor.place('connectionId'), stageVariables),
    integrationTarget: readIntegrationTarget(cursor, stageVariables),
    insecureSkipVerification:
      cursor.at('tlsConfig').at('insecureSkipVerification').boolean() ?? false,
    contentHandling: cursor.at('contentHandling').oneOf('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'),
  };
}

/** AWS: `Integration.responseTransferMode`, in any letter case. */
function readResponseTransferMode(cursor: Cursor, type: IntegrationType): ResponseTransferMode {
  const setting = cursor.at('responseTransferMode');
  const mode = setting.oneOf('BUFFERED', 'STREAM') ?? 'BUFFERED';
  if (mode === 'BUFFERED') {
    return mode;
  }
  if (!isProxyType(type)) {
    setting.error(
      'INVALID_VALUE',
      `Only integrations of type http_proxy and aws_proxy can stream; this one is of type ${type.toLowerCase()}`,
    );
    return 'BUFFERED';
  }
  return mode;
}

function readTimeout(cursor: Cursor, mode: ResponseTransferMode): number {
  const timeout = cursor.integer();
  if (timeout === undefined) {
    return DEFAULT_TIMEOUT;
  }
  if (timeout < 1) {
    cursor.error('INVALID_VALUE', `${rangeOf(mode)}; found ${timeout}`);
    return DEFAULT_TIMEOUT;
  }
  const difference = differenceOf(timeout, mode);
  if (difference !== undefined) {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      `A timeout of ${timeout} ms is honoured here; API Gateway ${difference}`,
    );
  }
  return timeout;
}

function rangeOf(mode: ResponseTransferMode): string {
  const longest = mode === 'STREAM' ? LONGEST_STREAM_TIMEOUT : DEFAULT_TIMEOUT;
  return `Timeout should be between ${SHORTEST_TIMEOUT} ms and ${longest} ms`;
}

function differenceOf(timeout: number, mode: ResponseTransferMode): string | undefined {
  if (timeout < SHORTEST_TIMEOUT) {
    return `refuses it: "${rangeOf(mode)}"`;
  }
  if (mode === 'STREAM') {
    return timeout > LONGEST_STREAM_TIMEOUT
      ? `lets a response stream for ${LONGEST_STREAM_TIMEOUT} ms at most`
      : undefined;
  }
  if (timeout <= DEFAULT_TIMEOUT) {
    return undefined;
  }
  return timeout <= LONGEST_GRANTED_TIMEOUT
    ? `takes more than ${DEFAULT_TIMEOUT} ms only where the quota of the account was raised, and not for edge-optimized APIs`
    : `is not known to grant more than ${LONGEST_GRANTED_TIMEOUT} ms; ${LONGEST_STREAM_TIMEOUT} ms are for "responseTransferMode": "STREAM"`;
}

/** The link is the caller's to follow, so an unexpanded one is not a mistake here. */
function readLink(
  { value }: Cursor,
  stageVariables: ReadonlyMap<string, string>,
): string | undefined {
  return typeof value === 'string' ? fillStageVariables(value, stageVariables) : undefined;
}

function readIntegrationTarget(
  cursor: Cursor,
  stageVariables: ReadonlyMap<string, string>,
): string | undefined {
  const hyphened = cursor.place('integration-target');
  if (hyphened.exists) {
    hyphened.warn(
      'DIFFERS_FROM_AWS',
      '"integration-target" is read as "integrationTarget"; whether API Gateway does so is not known: write "integrationTarget"',
    );
  }
  return (
    readLink(cursor.place('integrationTarget'), stageVariables) ??
    readLink(hyphened, stageVariables)
  );
}

/** What is right and has no effect is named, once for the whole document. */
function warnOfUnappliedSettings(cursor: Cursor): void {
  const parameters = cursor.place('cacheKeyParameters');
  if (Array.isArray(parameters.value) ? parameters.value.length > 0 : parameters.exists) {
    parameters.warnOnce('IGNORED_SETTING', notApplied('cacheKeyParameters', CACHE));
  }
  const namespace = cursor.place('cacheNamespace');
  if (namespace.exists) {
    namespace.warnOnce('IGNORED_SETTING', notApplied('cacheNamespace', CACHE));
  }
  const credentials = cursor.place('credentials');
  if (credentials.exists) {
    credentials.warnOnce(
      'IGNORED_SETTING',
      notApplied(
        'credentials',
        'a function under "backends" calls AWS with credentials of its own',
      ),
    );
  }
  const payload = cursor.place('payloadFormatVersion');
  if (isPayloadFormat2(payload.value)) {
    payload.warnOnce(
      'IGNORED_SETTING',
      notApplied(
        'payloadFormatVersion',
        'format 2.0 is for HTTP APIs, and a REST API always sends 1.0',
      ),
    );
  }
}

const CACHE = 'responses are not cached';

function notApplied(key: string, why: string): string {
  return `"${key}" is not applied by this version: ${why}`;
}
