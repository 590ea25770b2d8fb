// The backend of all variants: 500 bytes of JSON for a GET, the length of the body for the rest.
import { createServer } from 'node:http';

const answer = JSON.stringify({ pets: 'x'.repeat(489) });
const server = createServer((req, res) => {
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Cache-Control', 'no-store');
  if (req.method === 'GET') {
    res.setHeader('Content-Length', answer.length);
    res.end(answer);
    return;
  }
  let length = 0;
  req.on('data', (chunk) => {
    length += chunk.length;
  });
  req.on('end', () => res.end(`{"length": ${length}}`));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
