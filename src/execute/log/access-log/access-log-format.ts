import { unknownName } from '../../../checks/option-checks.js';
import { secretsOf } from '../secrets/request-secrets.js';
import type { Secrets } from '../secrets/secrets.js';
import type { AccessFacts } from './access-facts.js';
import { INSIDE, jsonValue, kindOfFormat } from './access-text.js';
import { accessVariable, accessVariableNames, type ReadVariable } from './access-variables.js';

/** Writes the line about a request. */
export type AccessLine = (facts: AccessFacts) => string;

/**
 * Compiles the format of an access log.
 * @param format one line; the one line break that AWS allows, at its end, is dropped
 * @param place for messages: `accessLog.format`
 * @param showSecrets leaves credentials readable
 * @throws TypeError for a format that AWS would refuse: without `$context.requestId` and
 * `$context.extendedRequestId`, of several lines, or with a variable that does not exist
 */
export function compileAccessLogFormat(
  format: string,
  place: string,
  showSecrets: boolean,
): AccessLine {
  const line = format.trim();
  refuseFormat(line, place);
  const parts = partsOf(line, place);
  return (facts) => {
    const secrets = showSecrets ? undefined : new LazySecrets(facts);
    return parts.map((part) => (typeof part === 'string' ? part : part(facts, secrets))).join('');
  };
}

function refuseFormat(line: string, place: string): void {
  if (/[\r\n]/.test(line)) {
    throw new TypeError(`${place} must be a single line: a line break is allowed only at its end`);
  }
  if (!/\$context\.(?:requestId|extendedRequestId)(?!\.?\w)/.test(line)) {
    throw new TypeError(
      `${place} must contain $context.requestId or $context.extendedRequestId, as AWS demands`,
    );
  }
  const foreign = /\$(?:input|util|stageVariables)\b/.exec(line);
  if (foreign !== null) {
    throw new TypeError(`${place} may use $context variables only, not ${foreign[0]}`);
  }
}

type Part = string | ((facts: AccessFacts, secrets: LazySecrets | undefined) => string);

/** A dot that ends a sentence is not part of a name; claims may have colons and hyphens in theirs. */
const VARIABLE =
  /\$context(?:\.(authorizer(?:\.claims)?\.[\w:-]*\w|(?:requestOverride|responseOverride)\.\w+\.[\w-]*\w|\w+(?:\.\w+)*))?/g;

function partsOf(line: string, place: string): readonly Part[] {
  const kind = kindOfFormat(line);
  const parts: Part[] = [];
  let isInString = false;
  let end = 0;
  for (const match of line.matchAll(VARIABLE)) {
    const text = line.slice(end, match.index);
    isInString = text.replace(/\\./g, '').split('"').length % 2 === 0 ? !isInString : isInString;
    end = match.index + match[0].length;
    const variable = variableOf(match[1], place);
    const name = match[1] ?? '';
    const isJson = name === 'error.messageString';
    const asJson = kind === 'JSON' && !isInString;
    parts.push(text, (facts, secrets) => {
      const value = shown(variable(facts), isOwn(name, facts) ? undefined : secrets);
      return asJson ? jsonValue(value, isJson && value !== ABSENT) : INSIDE[kind](String(value));
    });
  }
  return [...parts, line.slice(end)];
}

function variableOf(name: string | undefined, place: string): ReadVariable {
  if (name === undefined) {
    throw new TypeError(`${place} names $context itself: name one of its variables`);
  }
  const variable = accessVariable(name);
  if (variable === undefined) {
    throw unknownName(name, accessVariableNames(), `a variable of $context (${place})`);
  }
  return variable;
}

/** Whether a variable has only words of the gateway and of the document, in which no credential is. */
function isOwn(name: string, { exchange }: AccessFacts): boolean {
  return OWN.has(name) || (name === 'resourcePath' && exchange.match !== undefined);
}

const OWN: ReadonlySet<string> = new Set([
  'accountId',
  'apiId',
  'error.responseType',
  'extendedRequestId',
  'httpMethod',
  'identity.sourceIp',
  'integration.responseTransferMode',
  'protocol',
  'requestId',
  'requestTime',
  'resourceId',
  'stage',
]);

/** What AWS writes for a variable without a value. */
const ABSENT = '-';

function shown(
  value: ReturnType<ReadVariable>,
  secrets: LazySecrets | undefined,
): string | number | boolean {
  if (value === undefined || value === null || value === '') {
    return ABSENT;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return secrets === undefined ? text : secrets.redact(text);
}

/** The credentials of a request, which are searched for only if the line has a text. */
class LazySecrets {
  readonly #facts: AccessFacts;
  #secrets: Secrets | undefined;

  constructor(facts: AccessFacts) {
    this.#facts = facts;
  }

  redact(text: string): string {
    const { request, match } = this.#facts.exchange;
    this.#secrets ??= secretsOf(request, match?.method.authorizers);
    return this.#secrets.redact(text);
  }
}
