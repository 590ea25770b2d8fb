// The gateway under one framework, in a process of its own: `node --expose-gc server.mjs FRAMEWORK BACKEND`. The parent
// asks by messages: `measure`, `reload` (a new gateway takes over), `stop` (shuts down as an application does).
import { createServer } from 'node:http';
import { documentFor, OPTIONS } from './document.mjs';
import { FRAMEWORKS } from './frameworks.mjs';

const [framework = '', origin = ''] = process.argv.slice(2);
const start = () => FRAMEWORKS[framework](documentFor(origin), OPTIONS);

let loose = 0;
process.on('unhandledRejection', () => loose++);
process.on('uncaughtExceptionMonitor', () => loose++);

let gateway = await start();
const server = createServer((req, res) => gateway.handler(req, res));
server.listen(0, '127.0.0.1', () => send({ port: server.address().port }));

process.on('message', async (message) => {
  if (message === 'measure') {
    globalThis.gc();
    globalThis.gc();
    const connections = await new Promise((resolve) => server.getConnections((_, n) => resolve(n)));
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    send({ heap: process.memoryUsage().heapUsed, connections, timers, loose });
  } else if (message === 'reload') {
    const old = gateway;
    gateway = await start();
    await old.close();
    send({ reloaded: true });
  } else if (message === 'stop') {
    const closed = new Promise((resolve) => server.close(resolve));
    await closed;
    await gateway.close();
    process.disconnect();
  }
});

function send(/** @type {object} */ message) {
  process.send?.(message);
}
