import type { Check } from '../report.js';

/**
 * The keyword `format`. The formats of draft 4 are checked for strings, as json-schema-validator for
 * Java does. Any other format is a warning for each value, whatever its type: it is shown together
 * with faults, but is not one.
 */
export function format(name: string | undefined): {
  readonly warning?: Check;
  readonly check?: Check;
} {
  if (name === undefined) {
    return {};
  }
  const known = FORMATS.get(name);
  if (known === undefined) {
    const sentence = `format attribute "${name}" not supported`;
    return { warning: (_, report) => report.warning(sentence) };
  }
  const [isValid, fault] = known;
  return {
    check: (value, report) =>
      typeof value !== 'string' ||
      isValid(value) ||
      report.fault(() => `string "${value}" is ${fault}`),
  };
}

const FORMATS: ReadonlyMap<string, readonly [isValid: (text: string) => boolean, fault: string]> =
  new Map([
    [
      'date-time',
      [
        isDateTime,
        "invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
      ],
    ],
    ['email', [isEmail, 'not a valid email address']],
    ['hostname', [isHostname, 'not a valid hostname']],
    ['ipv4', [isIpv4, 'not a valid IPv4 address']],
    ['ipv6', [isIpv6, 'not a valid IPv6 address']],
    ['regex', [isRegex, 'not a valid ECMA 262 regular expression']],
    ['uri', [isUri, 'not a valid URI']],
  ]);

/** RFC 3339 with an offset, in which the colon is optional; the day must exist. */
function isDateTime(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE_TIME.exec(text) ?? [];
  // Day 0 of the next month is the last day of this one.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month), 0);
  return year !== '' && Number(day) <= date.getUTCDate();
}

const DATE_TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,12})?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/i;

/** RFC 822 as JavaMail parses it, which allows a name in front of `<…>`, a quoted local part, and a domain of one label. */
function isEmail(text: string): boolean {
  const address = (/^[^<>()",;:@]*<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
  if (address.startsWith('"')) {
    return address.length < LONGEST_MAIL && QUOTED_MAIL.test(address);
  }
  const [local = '', domain = '', ...rest] = address.split('@', 3);
  if (local === '' || domain === '' || rest.length > 0 || /\s/.test(address)) {
    return false;
  }
  const isLiteral = domain.startsWith('[') && domain.endsWith(']');
  return !MAIL_SPECIALS.test(local) && (isLiteral || !MAIL_SPECIALS.test(domain));
}

const LONGEST_MAIL = 10_000;
const QUOTED_MAIL = /^"(?:[^"\\]|\\.)*"@[^\s"@]+$/;
const MAIL_SPECIALS = /[()<>,;:\\"[\]]/;

/** RFC 1034 as Guava parses it: one label suffices; the last one must not begin with a digit. */
function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, '');
  if (name.length > 253) {
    return false;
  }
  const labels = name.split('.');
  return labels.every((label) => LABEL.test(label)) && !/^\d/.test(labels.at(-1) ?? '');
}

const LABEL = /^(?![-_])[\w\u0080-\uffff-]{1,63}(?<![-_])$/;

function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** RFC 4291, without a zone. */
function isIpv6(text: string): boolean {
  if (text.length > 45) {
    return false;
  }
  // An IPv4 address at the end counts as two groups.
  const tail = /[^:]+\.[^:]+$/.exec(text)?.[0];
  if (tail !== undefined && !isIpv4(tail)) {
    return false;
  }
  const groups = (tail === undefined ? text : `${text.slice(0, -tail.length)}0:0`).split('::');
  if (groups.length > 2) {
    return false;
  }
  const all = groups.flatMap((part) => (part === '' ? [] : part.split(':')));
  const isComplete = groups.length === 2 ? all.length < 8 : all.length === 8;
  return isComplete && all.every((group) => /^[\da-f]{1,4}$/i.test(group));
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

/** RFC 2396 as Java's `URI` parses it: relative references and non-ASCII letters are allowed. */
function isUri(text: string): boolean {
  if (FORBIDDEN_IN_URI.test(text) || /%(?![\da-f]{2})/i.test(text)) {
    return false;
  }
  const [, scheme, rest = '', fragment = ''] = URI_PARTS.exec(text) ?? [];
  if (fragment.includes('#')) {
    return false;
  }
  if (scheme === undefined && /^[^/?]*:/.test(rest)) {
    return false;
  }
  if (scheme !== undefined && !rest.startsWith('/')) {
    return rest !== '';
  }
  const [, authority = '', path = ''] = /^(?:\/\/([^/?]*))?([^?]*)/.exec(rest) ?? [];
  const isBare = rest === '//' && fragment === '';
  return !isBare && !/[[\]]/.test(path) && isAuthority(authority);
}

const URI_PARTS = /^(?:([a-z][a-z\d+.-]*):)?([^#]*)(?:#(.*))?$/is;

function isAuthority(text: string): boolean {
  const [, literal] = /^(?:[^@[\]]*@)?\[([^[\]]*)\](?::\d*)?$/.exec(text) ?? [];
  return literal === undefined ? !/[[\]]/.test(text) : isIpv6(literal.replace(/%.*$/s, ''));
}

const FORBIDDEN_IN_URI = /["<>\\^`{|}\p{Cc}\p{Z}]/u;
