/** The headers of a message by their names in lower case. */
export type HeaderReader = (lowerName: string) => string | undefined;

/** A response to a request of a browser for another origin. */
export interface CorsExchange {
  readonly httpMethod: string;
  readonly request: HeaderReader;
  readonly response: HeaderReader;
  readonly statusCode: number;
}

/** Why a browser keeps a response from its page. */
export interface CorsFault {
  /** The header to set; `undefined` if the status is the fault. */
  readonly header: string | undefined;
  /** A value that a browser accepts. */
  readonly value: string;
  readonly problem: string;
}

/** Whether a request asks a server before another request. Fetch: "CORS-preflight fetch". */
export function isPreflight({
  httpMethod,
  request,
}: Pick<CorsExchange, 'httpMethod' | 'request'>): boolean {
  return httpMethod === 'OPTIONS' && request('access-control-request-method') !== undefined;
}

/**
 * What a browser misses in a response; empty if it misses nothing, or if the request is not one for another
 * origin. Fetch: "CORS check" and "CORS-preflight fetch".
 */
export function corsFaults(exchange: CorsExchange): readonly CorsFault[] {
  const origin = exchange.request('origin');
  if (origin === undefined) {
    return [];
  }
  return [
    ...originFaults(exchange, origin),
    ...(isPreflight(exchange)
      ? [...statusFaults(exchange), ...methodFaults(exchange), ...headerFaults(exchange)]
      : []),
  ];
}

function originFaults({ request, response }: CorsExchange, origin: string): readonly CorsFault[] {
  const header = 'Access-Control-Allow-Origin';
  const allowed = response(header.toLowerCase());
  const sendsCookies = request('cookie') !== undefined;
  if (allowed === undefined) {
    return [{ header, value: sendsCookies ? origin : '*', problem: 'is missing' }];
  }
  if (allowed !== origin && (allowed !== '*' || sendsCookies)) {
    const why = allowed === '*' ? ', which does not count for a request with cookies' : '';
    return [{ header, value: origin, problem: `is ${JSON.stringify(allowed)}${why}` }];
  }
  const credentials = 'Access-Control-Allow-Credentials';
  return sendsCookies && response(credentials.toLowerCase()) !== 'true'
    ? [{ header: credentials, value: 'true', problem: 'must be "true" for a request with cookies' }]
    : [];
}

function statusFaults({ statusCode }: CorsExchange): readonly CorsFault[] {
  return statusCode >= 200 && statusCode < 300
    ? []
    : [
        {
          header: undefined,
          value: '',
          problem: `The status must be 200 to 299, not ${statusCode}`,
        },
      ];
}

/** Methods that need no permission. Fetch: "CORS-safelisted method". */
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

function methodFaults({ request, response }: CorsExchange): readonly CorsFault[] {
  const method = request('access-control-request-method') ?? '';
  const header = 'Access-Control-Allow-Methods';
  const given = response(header.toLowerCase());
  const allowed = listed(given);
  if (SAFE_METHODS.includes(method) || allowed.includes(method) || allowed.includes('*')) {
    return [];
  }
  const value = [...allowed, method].join(',');
  return [{ header, value, problem: absence(given, method) }];
}

function headerFaults({ request, response }: CorsExchange): readonly CorsFault[] {
  const header = 'Access-Control-Allow-Headers';
  const given = response(header.toLowerCase());
  const allowed = listed(given);
  const lower = allowed.map((name) => name.toLowerCase());
  const refused = listed(request('access-control-request-headers')).filter((name) => {
    const wanted = name.toLowerCase();
    return !lower.includes(wanted) && (!lower.includes('*') || wanted === 'authorization');
  });
  if (refused.length === 0) {
    return [];
  }
  return [
    {
      header,
      value: [...allowed, ...refused].join(','),
      problem: absence(given, refused.join(', ')),
    },
  ];
}

function absence(given: string | undefined, what: string): string {
  return given === undefined ? 'is missing' : `is ${JSON.stringify(given)}, without ${what}`;
}

function listed(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
