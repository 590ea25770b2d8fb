import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/gateway.js';
import { documentOf } from '../support/in-memory.js';
import { requestOf } from '../support/scope.js';

const proxy = documentOf({ type: 'http_proxy', httpMethod: 'GET', uri: 'http://backend.test/p' });
const unserved = documentOf(
  {
    type: 'aws',
    httpMethod: 'POST',
    uri: 'arn:aws:x',
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

  test('4XX are the business of the client', async () => {
    expect(await ask({}, '/none')).toEqual([]);
  });

  test('a failure after the reply is told, too', () => {
    const printed = listen();
    createGateway(proxy).reportError(new Error('broke off %s'), requestOf({ path: '/%s' }));
    expect(printed.join()).toMatch(/GET \/%s: Error: broke off %s/);
  });

  test('what cannot be printed harms nothing', async () => {
    const odd = new Error('odd');
    Object.defineProperty(odd, 'stack', { get: () => JSON.parse('{') });
    const context = () => {
      throw odd;
    };
    expect(await ask({ context })).toEqual([]);
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

  test('may stop the start', () => {
    const onWarnings = () => {
      throw new Error('not with warnings');
    };
    expect(() => createGateway(unserved, { onWarnings })).toThrow('not with warnings');
  });
});
