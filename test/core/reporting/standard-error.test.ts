import { format } from 'node:util';
import createDebug from 'debug';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { printReloadFailure } from '../../../src/core/reporting/standard-error.js';
import { createGateway, type GatewayOptions } from '../../../src/gateway.js';
import { documentOf } from '../../support/in-memory.js';
import { requestOf } from '../../support/scope.js';

const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' });
const unserved = documentOf(
  {
    type: 'aws',
    httpMethod: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations',
    responses: { default: { statusCode: 200 } },
  },
  { operation: { security: [{ odd: [] }] } },
);

/** What goes to standard error, as Node's console formats it. */
function listen(): string[] {
  const printed: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((format: string, ...texts) => {
    printed.push(texts.reduce((text, one) => text.replace('%s', () => String(one)), format));
  });
  onTestFinished(() => spy.mockRestore());
  return printed;
}

async function ask(options: GatewayOptions, path = '/x') {
  const printed = listen();
  const gateway = createGateway(proxy, options);
  const headers = ['Authorization', 'Bearer abcdefghijkl'];
  await gateway.invoke(requestOf({ path, headers, queryString: 'token=zyxwvutsrq' }));
  return printed;
}

const broken: GatewayOptions = {
  context: () => {
    throw new Error('no session for Bearer abcdefghijkl\nforged line');
  },
};

describe('without onError', () => {
  test('the cause of a 5XX goes to standard error with its stack, once', async () => {
    const [text, ...more] = await ask(broken);
    expect(more).toEqual([]);
    expect(text).toMatch(
      /^apigateway-middleware: 500 DEFAULT_5XX: GET \/x: Error: The context hook threw: no session/,
    );
    expect(text).toContain('standard-error.test.ts');
    expect(text).toMatch(/\n +caused by Error: no session for \*+\\nforged line\n/);
    expect(text).not.toContain('abcdefghijkl');
  });

  test('4XX are not printed', async () => {
    expect(await ask({}, '/none')).toEqual([]);
  });

  test('a failure after the start of the response is printed, too', () => {
    const printed = listen();
    createGateway(proxy).reportError(new Error('broke off %s'), requestOf({ path: '/%s' }));
    expect(printed.join()).toMatch(/GET \/%s: Error: broke off %s/);
  });

  test('what cannot be read is left out', async () => {
    const odd = new Error('odd');
    Object.defineProperty(odd, 'stack', { get: () => JSON.parse('{') });
    const context = () => {
      throw odd;
    };
    expect((await ask({ context })).join()).toMatch(/caused by Error: odd$/);
  });
});

test('credentials that only the authorizer knows are left out', async () => {
  const printed = listen();
  const document = documentOf(
    { type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' },
    {
      operation: { security: [{ session: [] }, { key: [] }] },
      root: {
        'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
        components: {
          securitySchemes: {
            key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
            session: {
              type: 'apiKey',
              name: 'Unused',
              in: 'header',
              'x-amazon-apigateway-authtype': 'custom',
              'x-amazon-apigateway-authorizer': {
                type: 'request',
                identitySource: 'method.request.header.X-Session,method.request.querystring.who',
              },
            },
          },
        },
      },
    },
  );
  const lines: string[] = [];
  const Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const gateway = createGateway(document, {
    authorizers: {
      session: () => ({
        principalId: 'me',
        policyDocument: { Statement },
        usageIdentifierKey: 'key-of-the-authorizer',
      }),
    },
    apiKeys: (key) => {
      throw new Error(`no ${key} of session-of-ada, alias-of-ada`);
    },
    trace: (log) => lines.push(...log.lines),
  });
  await gateway.invoke(
    requestOf({
      path: '/x',
      headers: ['X-Session', 'session-of-ada'],
      queryString: 'who=alias-of-ada',
    }),
  );
  for (const text of [printed.join('\n'), lines.join('\n')]) {
    expect(text).toContain('no ***** of *****, *****');
    expect(text).not.toMatch(/of-the-authorizer|of-ada/);
  }
});

describe('with DEBUG=apigateway-middleware:gateway', () => {
  /** What the debug log prints. */
  function debugged(): string[] {
    const lines: string[] = [];
    const log = vi
      .spyOn(createDebug, 'log')
      .mockImplementation((...args) => void lines.push(format(...args)));
    createDebug.enable('apigateway-middleware:gateway');
    onTestFinished(() => {
      createDebug.disable();
      log.mockRestore();
    });
    return lines;
  }

  test('a 5XX is printed once, and a 4XX, too', async () => {
    const lines = debugged();
    expect(await ask(broken)).toEqual([]);
    expect(await ask({}, '/none')).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/DEFAULT_5XX: GET \/x: Error: The context hook threw: no session/),
      expect.stringMatching(/MISSING_AUTHENTICATION_TOKEN: GET \/none/),
    ]);
  });

  test('onError gets it as well', async () => {
    const lines = debugged();
    const heard: string[] = [];
    await ask({ ...broken, onError: ({ type }) => heard.push(type) });
    expect(heard).toEqual(['DEFAULT_5XX']);
    expect(lines).toHaveLength(1);
  });

  test('a warning is printed once', () => {
    const lines = debugged();
    const printed = listen();
    const { warnings } = createGateway(unserved);
    expect(lines).toHaveLength(warnings.length);
    expect(printed).toEqual([]);
  });
});

test('onError takes the place of standard error', async () => {
  const heard: string[] = [];
  const printed = await ask({
    ...broken,
    onError: ({ type, statusCode }) => heard.push(`${statusCode} ${type}`),
  });
  expect(printed).toEqual([]);
  expect(heard).toEqual(['500 DEFAULT_5XX']);
});

describe('warnings', () => {
  test('go to standard error in one block, once', () => {
    const printed = listen();
    const { warnings } = createGateway(unserved);
    expect(printed).toHaveLength(1);
    const [title, ...lines] = printed[0]?.split('\n') ?? [];
    expect(title).toBe(
      `apigateway-middleware: ${warnings.length} warnings for "test" (set the option onWarnings to handle them):`,
    );
    expect(lines).toHaveLength(warnings.length);
    expect(lines.join()).toMatch(/MISSING_AUTHORIZER.*MISSING_BACKEND/);
  });

  test('go to onWarnings instead, which is not called without any', () => {
    const printed = listen();
    const heard: unknown[] = [];
    const onWarnings = (warnings: unknown) => void heard.push(warnings);
    const { warnings } = createGateway(unserved, { onWarnings });
    createGateway(proxy, { onWarnings });
    expect(heard).toEqual([warnings]);
    expect(printed).toEqual([]);
  });

  test('may throw, so that the gateway is not created', () => {
    const onWarnings = () => {
      throw new Error('not with warnings');
    };
    expect(() => createGateway(unserved, { onWarnings })).toThrow('not with warnings');
  });
});

test('why a changed document is not served is printed without secrets and on one line for its path', () => {
  const printed = listen();
  printReloadFailure('a\nb.yaml', undefined);
  printReloadFailure('a\nb.yaml', new Error('bad https://ann:hunter22@host.test/'));
  printReloadFailure('c.yaml', 'odd');
  expect(printed).toEqual([
    expect.stringMatching(
      /^apigateway-middleware: a\\nb\.yaml has changed, but the old document is still served: bad https:/,
    ),
    'apigateway-middleware: c.yaml has changed, but the old document is still served: odd',
  ]);
  expect(printed.join()).not.toContain('hunter22');
});
