import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { sentRequest } from './sent-request.js';
import { shellWord } from './shell-word.js';

/**
 * A call of curl that sends the request again, to this machine: the name in the client's `Host` is only a
 * header of it, since a stranger has chosen it.
 */
export function asCurl(record: RequestRecord): string {
  const { httpMethod, target, host, headers, body } = sentRequest(record);
  const isLocal = host !== undefined && LOCAL_HOST.test(host);
  const port = /:\d{1,5}$/.exec(host ?? '')?.[0] ?? '';
  const sent = isLocal || host === undefined ? headers : [['Host', host] as const, ...headers];
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const lines = [
    // Neither "[" and "{" nor ".." mean anything to curl.
    ['curl', '--globoff', '--path-as-is', ...methodWords(httpMethod, body)],
    ...sent.map(([name, value]) => ['--header', headerArgument(name, value)]),
    ...(body !== undefined && !hasType ? [['--header', 'Content-Type:']] : []),
    // --data-raw takes a leading "@" for what it is.
    ...(body === undefined ? [] : [['--data-raw', body]]),
    [`http://${isLocal ? host : `127.0.0.1${port}`}${target}`],
  ];
  return lines.map((words) => words.map(shellWord).join(' ')).join(' \\\n  ');
}

const LOCAL_HOST =
  /^(?:(?:[\w-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i;

function methodWords(httpMethod: string, body: string | undefined): readonly string[] {
  if (httpMethod === 'HEAD') {
    return ['--head'];
  }
  const usual = body === undefined ? 'GET' : 'POST';
  return httpMethod === usual ? [] : ['--request', httpMethod];
}

/** `Name:` would leave the header out. */
function headerArgument(name: string, value: string): string {
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}
