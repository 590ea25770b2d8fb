import type {
  MethodRequestStep,
  RequestRecord,
} from '../../../src/execute/log/recording/request-record.js';

/** What to send to have a request again. */
export interface SentRequest {
  readonly httpMethod: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly host: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `undefined` if the request had none. */
  readonly body: string | undefined;
}

/** Headers of the connection, and those that a client or proxy writes anew. */
const LEFT_OUT = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/** The request of a record, without what belongs to its connection. */
export function sentRequest(record: RequestRecord): SentRequest {
  const step = methodRequestOf(record);
  const headers = step?.headers ?? [];
  const { httpMethod, path, queryString } = record;
  return {
    httpMethod,
    target: `${path.startsWith('/') ? '' : '/'}${path}${queryString === '' ? '' : `?${queryString}`}`,
    host: headers.find(([name]) => name.toLowerCase() === 'host')?.[1],
    headers: headers.filter(
      ([name, value]) =>
        /^[\w!#$%&'*+.^`|~-]+$/.test(name) &&
        !/[^\P{Cc}\t]/u.test(value) &&
        !LEFT_OUT.has(name.toLowerCase()),
    ),
    body: step?.body === undefined || step.body.length === 0 ? undefined : step.body.text,
  };
}

/** Where a copy of the request differs from the request itself. */
export function copyNotes(record: RequestRecord): readonly string[] {
  const { headers, body } = sentRequest(record);
  const whole = methodRequestOf(record)?.body;
  const masked = [
    record.path,
    record.queryString,
    body ?? '',
    ...headers.map(([, value]) => value),
  ];
  return [
    ...(masked.some((text) => text.includes('*****'))
      ? ['***** replaces a credential, which the console does not know: write it there.']
      : []),
    ...(whole !== undefined && !whole.isComplete
      ? ['Only the beginning of the body is kept.']
      : []),
    ...(/\0|\uFFFD/.test(body ?? '') ? ['Bytes of the body that are not text are replaced.'] : []),
  ];
}

function methodRequestOf({ steps }: RequestRecord): MethodRequestStep | undefined {
  return steps.find((step) => step.kind === 'methodRequest');
}
