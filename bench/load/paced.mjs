// `node paced.mjs PORT REQUEST RATE SECONDS WARM_UP`: requests at a constant rate, whatever the server does. The time of
// each is counted from when it was due, so a server that pauses pays for all that it keeps waiting. Prints milliseconds.
// Those of the first WARM_UP seconds are not counted: right after another load, some take a tenth of a second.
import { connect } from 'node:net';

const CONNECTIONS = 32;
const [port, text, rate, seconds, warmUp] = process.argv
  .slice(2)
  .map((value, at) => (at === 1 ? value : Number(value)));
const { method, path, headers, body } = JSON.parse(text);
const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(
  ([name, value]) => `${name}: ${value}\r\n`,
);
const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`;
const bytes = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);

const uncounted = Math.ceil(rate * warmUp);
const total = uncounted + Math.ceil(rate * seconds);
const times = [];
/** When the requests were due that wait for a connection. */
const waiting = [];
const free = [];
let due = 0;

for (let count = 0; count < CONNECTIONS; count++) {
  free.push(await opened());
}
const start = performance.now();
const timer = setInterval(send, 1);

/** Sends what is due by now. */
function send() {
  const now = performance.now();
  while (due < total && start + (due * 1000) / rate <= now) {
    waiting.push(start + (due * 1000) / rate);
    due += 1;
  }
  while (waiting.length > 0 && free.length > 0) {
    const connection = free.shift(); // the one that rested longest, so that the server closes none as idle
    connection.due = waiting.shift();
    connection.socket.write(bytes);
  }
}

function received(connection) {
  times.push(performance.now() - connection.due);
  free.push(connection);
  if (times.length === total) {
    clearInterval(timer);
    finish();
  }
}

function finish() {
  const counted = times.slice(uncounted).sort((one, other) => one - other);
  const at = (part) => counted[Math.ceil(counted.length * part) - 1];
  const perSecond = (total * 1000) / (performance.now() - start);
  console.log(JSON.stringify({ p50: at(0.5), p99: at(0.99), perSecond }));
  process.exit();
}

/** A connection that knows where each response ends. */
async function opened() {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const connection = { socket, due: 0 };
  let held = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    held += chunk;
    if (isWhole(held)) {
      held = '';
      received(connection);
      send();
    }
  });
  socket.on('close', () => {
    console.error('Error: the server closed a connection');
    process.exit(1);
  });
  return connection;
}

/** @param {string} response @returns {boolean} */
function isWhole(response) {
  const end = response.indexOf('\r\n\r\n');
  if (end < 0) {
    return false;
  }
  const declared = /^content-length: *(\d+)/im.exec(response.slice(0, end));
  return declared === null
    ? response.endsWith('\r\n0\r\n\r\n')
    : response.length >= end + 4 + Number(declared[1]);
}
