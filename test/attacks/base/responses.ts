/** One response of a connection. */
export interface Received {
  readonly status: string;
  readonly head: string;
  readonly body: string;
  readonly isComplete: boolean;
  /** What follows it. */
  readonly rest: string;
}

/**
 * What a client got on a connection, in the words of the tables: for each response its status, then the
 * type of the gateway response or the body, and `cut` where the body broke off. A response that is not
 * the gateway's is one `of the server`, which is Node or the framework.
 * @param received everything that came, one character for each byte
 * @param methods of the requests, in their order: a response to HEAD has no body
 */
export function responsesOf(received: string, methods: readonly string[]): readonly string[] {
  const words: string[] = [];
  let rest = received;
  for (let asked = 0; rest !== ''; ) {
    const one = readResponse(rest, methods[asked] === 'HEAD');
    if (one === undefined) {
      return [...words, `garbage ${JSON.stringify(rest.slice(0, 200))}`];
    }
    words.push(wordsOf(one));
    rest = one.rest;
    asked += /^1(?!01)/.test(one.status) ? 0 : 1;
  }
  return words;
}

function wordsOf({ status, head, body, isComplete }: Received): string {
  if (status.startsWith('1')) {
    return status;
  }
  if (field(head, 'x-amzn-requestid') === undefined) {
    return `${status} of the server`;
  }
  const type = field(head, 'x-type');
  const text = body.length > 80 ? `${body.length} bytes` : JSON.stringify(body);
  const shown = type ?? (body === '' ? undefined : text);
  return [status, shown, isComplete ? undefined : 'cut'].filter(Boolean).join(' ');
}

/** Reads the first response of what came on a connection; `undefined` if it does not begin with one. */
export function readResponse(text: string, isBodyless: boolean): Received | undefined {
  const [, head, status] =
    /^(HTTP\/1\.1 (\d{3})[^\r\n]*\r\n(?:[^\r\n]+\r\n)*)\r\n/.exec(text) ?? [];
  if (head === undefined || status === undefined) {
    return undefined;
  }
  const after = text.slice(head.length + 2);
  const whole = (body: string, isComplete: boolean, rest: string): Received => ({
    ...{ status, head, body, isComplete, rest },
  });
  if (isBodyless || /^(?:1..|204|304)$/.test(status)) {
    return whole('', true, after);
  }
  const length = field(head, 'content-length');
  if (length !== undefined) {
    const size = Number(length);
    return whole(after.slice(0, size), after.length >= size, after.slice(size));
  }
  if (field(head, 'transfer-encoding') === 'chunked') {
    return readChunks(after, whole);
  }
  return whole(after, true, '');
}

function readChunks(
  text: string,
  whole: (body: string, isComplete: boolean, rest: string) => Received,
): Received {
  let body = '';
  let rest = text;
  for (;;) {
    const [line, size] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [];
    if (line === undefined || size === undefined) {
      return whole(body, false, '');
    }
    const length = Number.parseInt(size, 16);
    if (length === 0) {
      const [trailers] = /^0+\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(rest) ?? [];
      return whole(body, trailers !== undefined, rest.slice(trailers?.length ?? rest.length));
    }
    body += rest.slice(line.length, line.length + length);
    if (rest.length < line.length + length + 2) {
      return whole(body, false, '');
    }
    rest = rest.slice(line.length + length + 2);
  }
}

function field(head: string, name: string): string | undefined {
  return new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(head)?.[1];
}
