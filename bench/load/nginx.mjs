import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { pinned } from './processes.mjs';
import { bodies, pets } from './requests.mjs';

/**
 * nginx as the backend, in one process and a folder of its own.
 * @param {number | undefined} core
 */
export async function startNginx(core) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-nginx-'));
  const port = await freePort();
  mkdirSync(join(folder, 'petstore'));
  for (const [path, length] of Object.entries(bodies)) {
    writeFileSync(join(folder, path), Buffer.alloc(length, 'x'));
  }
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port));
  const [command, args] = pinned(core, 'nginx', ['-p', folder, '-e', 'stderr', '-c', file]);
  const child = spawn(command, args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  process.once('exit', () => child.kill());
  for (let tries = 0; !(await accepts(port)); tries++) {
    if (tries === 100 || child.exitCode !== null) {
      throw new Error(`nginx does not start: run nginx -t -c ${file}`);
    }
    await after(50);
  }
  return {
    port,
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(folder, port) {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  ${paths.map((path) => `${path}_temp_path ${folder}/${path};`).join(' ')}
  default_type application/json;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location / { return 200 '${pets}'; }
    location /petstore/large- { open_file_cache max=10; }
  }
}
`;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {number} port @returns {Promise<boolean>} */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
