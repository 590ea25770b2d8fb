import { valuesIn } from '../http/header-list.js';
import type { WireHeaders } from '../model/headers.js';
import { incomplete } from './refusals.js';

/** The parts of a signature of version 4, from the header or the query. */
export interface SignatureParts {
  readonly accessKeyId: string;
  /** `20250106/us-east-1/execute-api/aws4_request`, in its parts. */
  readonly scope: readonly [date: string, region: string, service: string, end: string];
  /** In lower case, in order. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20250106T120000Z`. */
  readonly date: string;
  readonly sessionToken: string | undefined;
  /** Seconds that a signature in the query is valid; `undefined` for one in the header. */
  readonly expires: number | undefined;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Reads the signature of a request.
 * AWS: "Create a signed AWS API request", "Authentication methods".
 * @param query decoded names and values
 * @throws GatewayError `INVALID_SIGNATURE` with AWS's text for one that is incomplete
 */
export function signatureParts(
  headers: WireHeaders,
  query: readonly (readonly [name: string, value: string])[],
): SignatureParts {
  const header = (name: string): string | undefined => valuesIn(headers, name)[0]?.trim();
  const authorization = header('authorization');
  const isPresigned = query.some(([name]) => name === 'X-Amz-Signature');
  if (isPresigned && authorization !== undefined && authorization !== '') {
    throw incomplete(
      'A request has a signature either in the Authorization header or in the query',
    );
  }
  return isPresigned ? ofQuery(query) : ofHeader(authorization ?? '', header);
}

function ofHeader(
  authorization: string,
  header: (name: string) => string | undefined,
): SignatureParts {
  const [, algorithm = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(authorization) ?? [];
  requireAlgorithm(algorithm);
  const parts = new Map<string, string>();
  for (const part of rest.split(',').map((one) => one.trim())) {
    const equals = part.indexOf('=');
    if (equals === -1) {
      throw incomplete(
        `'${part}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
      );
    }
    const name = part.slice(0, equals);
    if (parts.has(name)) {
      throw incomplete(`Authorization header has the parameter '${name}' twice.`);
    }
    parts.set(name, part.slice(equals + 1));
  }
  const date = header('x-amz-date') ?? dateOfHttp(header('date'));
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (date === undefined) {
    missing.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (missing.length > 0) {
    throw incomplete(`${missing.join(' ')} Authorization=${authorization}`);
  }
  return {
    ...scopeOf(parts.get('Credential') ?? ''),
    ...namesOf(parts.get('SignedHeaders') ?? ''),
    signature: parts.get('Signature') ?? '',
    date: checkedDate(date ?? ''),
    sessionToken: header('x-amz-security-token'),
    expires: undefined,
  };
}

function ofQuery(query: readonly (readonly [string, string])[]): SignatureParts {
  const once = (name: string): string | undefined => {
    const values = query.filter(([other]) => other === name);
    if (values.length > 1) {
      throw incomplete(`AWS query-string parameters must be given once: ${name}`);
    }
    return values[0]?.[1];
  };
  const needed = (name: string): string => {
    const value = once(name);
    if (value === undefined || value === '') {
      throw incomplete(
        `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
      );
    }
    return value;
  };
  requireAlgorithm(needed('X-Amz-Algorithm'));
  const expires = needed('X-Amz-Expires');
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > LONGEST_EXPIRY) {
    throw incomplete(`X-Amz-Expires must be a number from 1 to ${LONGEST_EXPIRY} seconds`);
  }
  return {
    ...scopeOf(needed('X-Amz-Credential')),
    ...namesOf(needed('X-Amz-SignedHeaders')),
    signature: needed('X-Amz-Signature'),
    date: checkedDate(needed('X-Amz-Date')),
    sessionToken: once('X-Amz-Security-Token'),
    expires: Number(expires),
  };
}

/** A week, in seconds. */
const LONGEST_EXPIRY = 604_800;

function requireAlgorithm(algorithm: string): void {
  if (algorithm !== ALGORITHM) {
    throw incomplete(`Unsupported AWS 'algorithm': '${algorithm}'.`);
  }
}

function scopeOf(credential: string): Pick<SignatureParts, 'accessKeyId' | 'scope'> {
  const parts = credential.split('/');
  const [date, region, service, end] = parts.slice(-4);
  if (parts.length < 5 || parts[0] === '' || !date || !region || !service || !end) {
    throw incomplete(
      `Credential must have at least 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  return {
    accessKeyId: parts.slice(0, -4).join('/'),
    scope: [date, region, service, end],
  };
}

/** The names must be sorted and in lower case, as the canonical request has them. */
function namesOf(text: string): Pick<SignatureParts, 'signedHeaders'> {
  const signedHeaders = text.split(';');
  const canonical = [...new Set(signedHeaders.map((name) => name.toLowerCase()))].sort();
  if (canonical.join(';') !== text || !canonical.includes('host')) {
    throw incomplete(
      `SignedHeaders must be names in lower case, sorted, with 'host' among them, got '${text}'`,
    );
  }
  return { signedHeaders };
}

function checkedDate(date: string): string {
  if (!/^\d{8}T\d{6}Z$/.test(date) || Number.isNaN(timeOf(date))) {
    throw incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  return date;
}

/** Milliseconds since 1970 of a date in ISO 8601's basic format. */
export function timeOf(date: string): number {
  return Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

/** The basic format of ISO 8601. */
export function basicDate(time: number): string {
  return new Date(time)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
}

/** `Date` has either format. */
function dateOfHttp(date: string | undefined): string | undefined {
  if (date === undefined || /^\d{8}T/.test(date)) {
    return date;
  }
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : basicDate(time);
}
