import { Agent } from 'undici';

/** What is about one connection, and is not passed on. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect']);

/** The header fields that API Gateway adds and renames, with values of the usual length. */
export const FIELDS = {
  request: [
    ...['X-Forwarded-Port', '8080', 'X-Forwarded-Proto', 'http'],
    ...['Accept', 'application/json', 'User-Agent', 'AmazonAPIGateway_abcdefghij'],
    ...['X-Amzn-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793'],
    ...['X-Amzn-Apigateway-Api-Id', 'abcdefghij'],
  ],
  response: [
    ...[
      'x-amzn-RequestId',
      '4e573273-736c-4db5-9f3f-1f2a3b4c5d6e',
      'x-amz-apigw-id',
      'abcdefghijklmnop',
    ],
    ...['X-Amzn-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793'],
  ],
  renamed: new Set(['connection', 'content-length', 'date', 'server']),
};

/**
 * What a proxy costs at least: undici's dispatch, the headers as they came, no checks.
 * @param {string} origin
 * @param {Partial<typeof FIELDS>} [fields] what it adds and renames besides
 */
export function bareDispatch(origin, fields = {}) {
  const { request: added = [], response, renamed } = fields;
  const agent = new Agent({ connections: 64, pipelining: 1 });
  return (req, res, path = req.url) => {
    const headers = ['X-Forwarded-For', req.socket.remoteAddress, ...added];
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
            const lowerName = name.toLowerCase();
            const value = raw[i + 1].toString('latin1');
            if (renamed?.has(lowerName)) {
              list.push(`x-amzn-Remapped-${name}`, value);
              if (lowerName === 'content-length') {
                list.push(name, value);
              }
            } else if (!HOP.has(lowerName)) {
              list.push(name, value);
            }
          }
          if (response !== undefined) {
            list.push(...response);
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
