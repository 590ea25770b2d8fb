// `node autocannon.mjs PORT REQUEST SECONDS CONNECTIONS`: load where wrk is not to be had; prints what came of it.
import autocannon from 'autocannon';

const [port, text, seconds, connections] = process.argv.slice(2);
const { method, path, headers, body, status } = JSON.parse(text);
const result = await autocannon({
  url: `http://127.0.0.1:${port}${path}`,
  connections: Number(connections),
  duration: Number(seconds),
  timeout: 30,
  method,
  headers,
  ...(body !== '' && { body }),
});
const { total } = result.requests;
const expected = result.statusCodeStats?.[status]?.count ?? 0;
const failures = total - expected + result.errors;
console.log(JSON.stringify({ requests: total, perSecond: total / result.duration, failures }));
