import { Agent } from 'undici';

/** What is about one connection, and is not passed on. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect']);

/**
 * What a proxy costs at least: undici's dispatch, the headers as they came, no checks.
 * @param {string} origin
 */
export function bareDispatch(origin) {
  const agent = new Agent({ connections: 64, pipelining: 1 });
  return (req, res, path = req.url) => {
    const headers = ['X-Forwarded-For', req.socket.remoteAddress];
    for (let i = 0; i < req.rawHeaders.length; i += 2) {
      if (!HOP.has(req.rawHeaders[i].toLowerCase())) {
        headers.push(req.rawHeaders[i], req.rawHeaders[i + 1]);
      }
    }
    const hasBody = req.headers['content-length'] > 0 || 'transfer-encoding' in req.headers;
    agent.dispatch(
      { origin, path, method: req.method, headers, body: hasBody ? req : null },
      {
        onRequestStart() {},
        onResponseStart(controller, statusCode) {
          if (statusCode < 200) {
            return;
          }
          const list = [];
          const raw = controller.rawHeaders;
          for (let i = 0; i < raw.length; i += 2) {
            const name = raw[i].toString('latin1');
            if (!HOP.has(name.toLowerCase())) {
              list.push(name, raw[i + 1].toString('latin1'));
            }
          }
          res.writeHead(statusCode, list);
        },
        onResponseData(controller, chunk) {
          if (!res.write(chunk)) {
            controller.pause();
            res.once('drain', () => controller.resume());
          }
        },
        onResponseEnd() {
          res.end();
        },
        onResponseError(_controller, error) {
          res.destroy(error);
        },
      },
    );
  };
}
