import { Agent } from 'undici';

/** What a proxy costs at least: undici's dispatch, the raw header list, no checks. */
export function bareDispatch(origin) {
  const agent = new Agent();
  const hop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect']);
  return (req, res) => {
    const headers = [];
    for (let i = 0; i < req.rawHeaders.length; i += 2) {
      if (!hop.has(req.rawHeaders[i].toLowerCase())) {
        headers.push(req.rawHeaders[i], req.rawHeaders[i + 1]);
      }
    }
    const hasBody = req.headers['content-length'] > 0 || 'transfer-encoding' in req.headers;
    agent.dispatch(
      { origin, path: req.url, method: req.method, headers, body: hasBody ? req : null },
      {
        onRequestStart() {},
        onResponseStart(controller, statusCode) {
          if (statusCode < 200) {
            return;
          }
          res.statusCode = statusCode;
          const raw = controller.rawHeaders;
          for (let i = 0; i < raw.length; i += 2) {
            const name = raw[i].toString('latin1');
            if (!hop.has(name.toLowerCase())) {
              res.setHeader(name, raw[i + 1].toString('latin1'));
            }
          }
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
