import { fillStageVariables } from '../../mapping/stage-variables.js';
import { KEYWORDS } from '../../model/document/extension-words.js';
import type {
  Integration,
  IntegrationType,
  ResponseTransferMode,
} from '../../model/integration.js';
import { isPayloadFormat2 } from '../api/http-api.js';
import type { Cursor } from '../document/cursor.js';
import { IMPORT_RULES } from './import-rules.js';

/** Milliseconds. AWS: "Quotas for configuring and running a REST API". */
const SHORTEST_TIMEOUT = 50;
const DEFAULT_TIMEOUT = 29_000;
/** The longest timeout that AWS is known to grant for a buffered response, in Regional and private APIs. */
const LONGEST_GRANTED_TIMEOUT = 300_000;
/** AWS: "Stream the integration response for your proxy integrations". */
const LONGEST_STREAM_TIMEOUT = 900_000;

/** Settings that integrations of all types have. */
type CommonSettings = Pick<
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
  warnOfUnappliedSettings(cursor, type);
  return {
    responseTransferMode,
    timeoutInMillis: readTimeout(cursor.at('timeoutInMillis'), responseTransferMode),
    connectionType: cursor.at('connectionType').oneOf(...KEYWORDS.connectionType) ?? 'INTERNET',
    connectionId: readLink(cursor.place('connectionId'), stageVariables),
    integrationTarget: readIntegrationTarget(cursor, stageVariables),
    insecureSkipVerification:
      cursor.at('tlsConfig').at('insecureSkipVerification').boolean() ?? false,
    contentHandling: cursor.at('contentHandling').oneOf(...KEYWORDS.contentHandling),
  };
}

/** AWS: `Integration.responseTransferMode`. */
function readResponseTransferMode(cursor: Cursor, type: IntegrationType): ResponseTransferMode {
  const setting = cursor.at('responseTransferMode');
  const mode = setting.oneOf(...KEYWORDS.responseTransferMode) ?? 'BUFFERED';
  if (mode === 'BUFFERED') {
    return mode;
  }
  if (!IMPORT_RULES[type].canStream) {
    setting.error(
      'INVALID_VALUE',
      `An integration of type ${type.toLowerCase()} cannot stream: use the type http_proxy or aws_proxy, or "BUFFERED"`,
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
  if (timeout < SHORTEST_TIMEOUT) {
    const longest = mode === 'STREAM' ? LONGEST_STREAM_TIMEOUT : DEFAULT_TIMEOUT;
    cursor.error(
      'INVALID_VALUE',
      `Timeout should be between ${SHORTEST_TIMEOUT} ms and ${longest} ms; found ${timeout}`,
    );
    return DEFAULT_TIMEOUT;
  }
  const difference = differenceOf(timeout, mode);
  if (difference !== undefined) {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      `A timeout of ${timeout} ms works here, but API Gateway ${difference}`,
    );
  }
  return timeout;
}

function differenceOf(timeout: number, mode: ResponseTransferMode): string | undefined {
  if (mode === 'STREAM') {
    return timeout > LONGEST_STREAM_TIMEOUT
      ? `allows at most ${LONGEST_STREAM_TIMEOUT} ms for a response that streams`
      : undefined;
  }
  if (timeout <= DEFAULT_TIMEOUT) {
    return undefined;
  }
  return timeout <= LONGEST_GRANTED_TIMEOUT
    ? `allows more than ${DEFAULT_TIMEOUT} ms only with a raised quota, and never in edge-optimized APIs`
    : `is not known to allow more than ${LONGEST_GRANTED_TIMEOUT} ms, except ${LONGEST_STREAM_TIMEOUT} ms with "responseTransferMode": "STREAM"`;
}

/** Only the option `backendUri` uses these settings, so one that is not filled in is not a mistake. */
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
      '"integration-target" is read as "integrationTarget" here, but it is not known whether API Gateway does so: write "integrationTarget"',
    );
  }
  return (
    readLink(cursor.place('integrationTarget'), stageVariables) ??
    readLink(hyphened, stageVariables)
  );
}

/** Warns about valid settings without effect, once for the whole document. */
function warnOfUnappliedSettings(cursor: Cursor, type: IntegrationType): void {
  const credentials = cursor.place('credentials');
  if (credentials.exists && !(type === 'AWS' && isRole(credentials.value))) {
    credentials.warnOnce(
      'IGNORED_SETTING',
      notApplied('credentials', 'the options aws, lambda and backends have their own'),
    );
  }
  const payload = cursor.place('payloadFormatVersion');
  if (isPayloadFormat2(payload.value)) {
    payload.warnOnce(
      'IGNORED_SETTING',
      notApplied(
        'payloadFormatVersion',
        'only HTTP APIs support format 2.0, and a REST API always sends 1.0',
      ),
    );
  }
}

/** The option `aws` has the keys in place of a role; `arn:aws:iam::*:user/*` asks for the caller's. */
function isRole(value: unknown): boolean {
  return typeof value === 'string' && !/:user\/\*$/.test(value);
}

function notApplied(key: string, why: string): string {
  return `"${key}" has no effect here: ${why}`;
}
