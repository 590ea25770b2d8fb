// `GET /petstore/<bytes>` sends that many; a POST is read with rests, and its length is the response.
import { createServer } from 'node:http';

const chunk = Buffer.alloc(1024 * 1024, 'x');
const server = createServer((req, res) => {
  if (req.method === 'GET') {
    let left = Number(req.url.slice('/petstore/'.length));
    res.setHeader('Content-Length', left);
    const send = () => {
      while (left > 0) {
        left -= chunk.length;
        if (!res.write(chunk)) {
          res.once('drain', send);
          return;
        }
      }
      res.end();
    };
    send();
    return;
  }
  let read = 0;
  let rested = 0;
  req.on('data', (bytes) => {
    read += bytes.length;
    if (read - rested > 16 * chunk.length) {
      rested = read;
      req.pause();
      setTimeout(() => req.resume(), 50);
    }
  });
  req.on('end', () => res.end(String(read)));
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
