import type { IncomingMessage } from 'node:http';
import type { ConsoleCall } from './console-call.js';
import { ConsoleFailure } from './console-failure.js';

/**
 * Reads the JSON of a request.
 * @param limit bytes
 * @throws ConsoleFailure for another media type, a body that is too long, and what is not JSON
 */
export async function readJsonBody({ req, parsed }: ConsoleCall, limit: number): Promise<unknown> {
  const { 'content-type': type, 'content-encoding': coding = 'identity' } = req.headers;
  if (!/^application\/json *(?:;|$)/i.test(type ?? '')) {
    throw new ConsoleFailure(
      415,
      'Send JSON, with the header Content-Type: application/json',
      true,
    );
  }
  if (req.readableDidRead) {
    return readByOthers(parsed);
  }
  if (coding !== 'identity') {
    throw new ConsoleFailure(415, 'Send JSON without a Content-Encoding', true);
  }
  return parse(await readBytes(req, limit));
}

/** Middleware has read the body: what it made of it is all there is. */
function readByOthers(parsed: unknown): unknown {
  if (typeof parsed === 'object' && parsed !== null && !ArrayBuffer.isView(parsed)) {
    return parsed;
  }
  throw new ConsoleFailure(
    500,
    'Middleware in front of the console has read the body of the request: mount the console before it',
  );
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ConsoleFailure(400, 'The body is not JSON in UTF-8');
  }
}

function readBytes(req: IncomingMessage, limit: number): Promise<Uint8Array> {
  const tooLong = () =>
    new ConsoleFailure(
      413,
      `The body has more than the ${limit} bytes that bodyLimit allows`,
      true,
    );
  if (Number(req.headers['content-length'] ?? 0) > limit) {
    return Promise.reject(tooLong());
  }
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const take = (chunk: Uint8Array): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > limit) {
        req.off('data', take).pause();
        chunks.length = 0;
        reject(tooLong());
      }
    };
    req.on('data', take);
    req.on('end', () => resolve(Buffer.concat(chunks)));
    const breakOff = (): void => reject(new ConsoleFailure(400, 'The request was broken off'));
    req.on('error', breakOff);
    req.on('close', breakOff);
  });
}
