import type { Act } from './recording-backend.js';

/** Does not respond. */
export const hangs: Act = () => {};

/** Begins a response of 1,000 bytes, and does not end it. */
export const begins: Act = (_call, _req, res) => {
  res.writeHead(200, { 'Content-Length': 1000 });
  res.write('begun');
};

/** Sends without end, as fast as it is read. */
export const floods: Act = flooding(() => {});

/** The same, and says how many bytes it has sent. */
export function flooding(note: (sent: number) => void): Act {
  return (_call, _req, res) => {
    let sent = 0;
    const fill = (): void => {
      do {
        sent += CHUNK.length;
        note(sent);
      } while (!res.destroyed && res.write(CHUNK));
    };
    res.on('drain', fill);
    fill();
  };
}

const CHUNK = Buffer.alloc(10_000, 'x');
