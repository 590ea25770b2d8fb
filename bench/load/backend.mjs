// The backend where nginx is not to be had: the same responses from node:http.
import { createServer } from 'node:http';
import { bodies, pets } from './requests.mjs';

const large = Object.fromEntries(
  Object.entries(bodies).map(([path, length]) => [path, Buffer.alloc(length, 'x')]),
);
const server = createServer((req, res) => {
  const body = large[req.url] ?? pets;
  req.resume().on('end', () => {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
    res.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
