// How much memory a gateway takes while 1 GiB goes through it, down to a client that reads slowly
// and up to a backend that reads slowly. Ends with status 1 where it grows by 64 MiB or more.
//
//   npm run build && node bench/memory/run.mjs [MiB]
import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

const MiB = 1024 * 1024;
const size = Number(process.argv[2] ?? 1024) * MiB;
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const backend = await start('backend.mjs');
console.log('| server | direction | MiB | seconds | MiB before | most, in addition |');
console.log('| --- | --- | ---: | ---: | ---: | ---: |');
for (const framework of ['express', 'koa', 'node', 'bare dispatch']) {
  for (const direction of ['down', 'up']) {
    const server = await start('server.mjs', framework, `http://127.0.0.1:${backend.port}`);
    const transfer = direction === 'down' ? down : up;
    await transfer(server.port, Math.ceil(size / 8 / MiB) * MiB);
    const before = await rss(server);
    let most = before;
    let sampling = true;
    const samples = (async () => {
      while (sampling) {
        most = Math.max(most, await rss(server));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const began = performance.now();
    await transfer(server.port, size);
    const seconds = (performance.now() - began) / 1000;
    sampling = false;
    await samples;
    server.child.kill();
    const grown = most - before;
    console.log(
      `| ${framework} | ${direction} | ${size / MiB} | ${seconds.toFixed(1)} | ${(before / MiB).toFixed(0)} | ${(grown / MiB).toFixed(1)} |`,
    );
    if (framework !== 'bare dispatch' && grown >= 64 * MiB) {
      process.exitCode = 1;
    }
  }
}
backend.child.kill();

function start(file, ...args) {
  const child = fork(here(file), args);
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }) => resolve({ child, port }));
    child.once('exit', (code) => reject(new Error(`${file} ${args.join(' ')} ended with ${code}`)));
  });
}

function rss({ child }) {
  return new Promise((resolve) => {
    child.once('message', ({ rss }) => resolve(rss));
    child.send('rss');
  });
}

/** Reads an answer of `bytes`, resting a little after each 16 MiB. */
function down(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /${bytes} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
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
function up(port, bytes) {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(MiB, 'x');
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /up HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`,
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
    let answer = '';
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('error', reject);
    socket.on('close', () =>
      answer.endsWith(`\r\n\r\n${bytes}`) ? resolve() : reject(new Error(`the answer: ${answer}`)),
    );
  });
}
