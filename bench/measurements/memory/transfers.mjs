import { connect } from 'node:net';

export const MiB = 1024 * 1024;

/** Reads a response of `bytes`, resting a little after each 16 MiB. */
export function down(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /test/${bytes} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    });
    let read = 0;
    let rested = 0;
    socket.on('data', (chunk) => {
      read += chunk.length;
      if (read - rested > 16 * MiB) {
        rested = read;
        socket.pause();
        setTimeout(() => socket.resume(), 50);
      }
    });
    socket.on('error', reject);
    socket.on('close', () =>
      read > bytes ? resolve() : reject(new Error(`${read} of ${bytes} bytes came`)),
    );
  });
}

/** Sends `bytes` as fast as they are taken; the backend rests after each 16 MiB. */
export function up(port, bytes) {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(MiB, 'x');
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /test/up HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`,
      );
      send();
    });
    let sent = 0;
    const send = () => {
      while (sent < bytes) {
        sent += chunk.length;
        if (!socket.write(chunk)) {
          socket.once('drain', send);
          return;
        }
      }
    };
    let response = '';
    socket.on('data', (text) => {
      response += text;
    });
    socket.on('error', reject);
    socket.on('close', () =>
      response.endsWith(`\r\n\r\n${bytes}`)
        ? resolve()
        : reject(new Error(`the response: ${response}`)),
    );
  });
}
