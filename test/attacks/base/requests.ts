/** The bytes of requests, for rows: each has the header that says to which row it belongs. */

/** A request without a body. */
export function bare(line: string, ...fields: readonly string[]): string {
  return head(line, fields);
}

/** A request with a body of declared length. */
export function declared(line: string, body: string, ...fields: readonly string[]): string {
  return head(line, [...fields, `Content-Length: ${body.length}`]) + body;
}

/** A request with a body in chunks. */
export function chunked(
  line: string,
  chunks: readonly string[],
  ...fields: readonly string[]
): string {
  return head(line, [...fields, 'Transfer-Encoding: chunked']) + chunksOf(chunks);
}

/** A body in chunks, to its end. */
export function chunksOf(chunks: readonly string[]): string {
  return [...chunks, ''].map(chunkOf).join('');
}

/** One chunk; the last is empty. */
export function chunkOf(chunk: string): string {
  return `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
}

function head(line: string, fields: readonly string[]): string {
  return `${[`${line} HTTP/1.1`, 'Host: a', 'X-Row: ROW', ...fields].join('\r\n')}\r\n\r\n`;
}
