import { rawClient } from '../../support/servers.js';

/** The types of frames that are used here (RFC 9113). */
const HEADERS = 1;
const RST_STREAM = 3;
const SETTINGS = 4;
const GOAWAY = 7;

/**
 * Sends a request of one stream with fields that a client of Node would refuse to send, after those that
 * every request has. Resolves with `200`, `refused` where the server ended stream or session, or `other`.
 */
export async function sendFields(
  port: number,
  fields: readonly (readonly [name: string, value: string])[],
): Promise<'200' | 'refused' | 'other'> {
  const block = Buffer.concat(fields.map(([name, value]) => literal(name, value)));
  const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');
  // The flags END_STREAM and END_HEADERS.
  const request = frame(HEADERS, 0b101, 1, block);
  const client = rawClient(port, Buffer.concat([preface, frame(SETTINGS, 0, 0), request]));
  return new Promise((resolve) => {
    const look = (): void => {
      const outcome = outcomeOf(Buffer.from(client.received(), 'latin1'));
      if (outcome !== undefined) {
        client.socket.destroy();
        resolve(outcome);
      }
    };
    client.socket.on('data', look);
    void client.closed.then(() => resolve('refused'));
  });
}

/** What came of the stream, or nothing yet. */
function outcomeOf(received: Buffer): '200' | 'refused' | 'other' | undefined {
  for (let at = 0; at + 9 <= received.length; ) {
    const length = received.readUIntBE(at, 3);
    const type = received[at + 3];
    if (type === RST_STREAM || type === GOAWAY) {
      return 'refused';
    }
    if (type === HEADERS && received.length > at + 9) {
      // The status 200 is the eighth entry of the static table (RFC 7541, appendix A).
      return received[at + 9] === 0x88 ? '200' : 'other';
    }
    at += 9 + length;
  }
  return undefined;
}

function frame(type: number, flags: number, stream: number, payload = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A field as a literal that is not indexed, without Huffman coding; name and value below 127 bytes. */
function literal(name: string, value: string): Buffer {
  const [first, second] = [name, value].map((text) => Buffer.from(text, 'latin1'));
  return Buffer.concat([
    Buffer.from([0, name.length]),
    first as Buffer,
    Buffer.from([value.length]),
    second as Buffer,
  ]);
}
