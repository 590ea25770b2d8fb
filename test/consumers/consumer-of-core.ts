// Compiled, never run, under the types of a browser alone.
import {
  ApiImportError,
  type CoreOptions,
  createGateway,
  type Gateway,
  importRestApi,
} from 'apigateway-middleware/core';

const options: CoreOptions = {
  backends: { HTTP: async ({ path }) => ({ statusCode: 200, body: path }) },
  onWarnings: (warnings) => document.append(...warnings.map(({ message }) => message)),
};
const gateway: Gateway = createGateway(importRestApi({ openapi: '3.0.1', paths: {} }), options);

export async function handle({ method, url, signal }: Request): Promise<Response> {
  const { pathname, search } = new URL(url);
  const reply = await gateway.invoke({
    httpMethod: method,
    path: pathname,
    queryString: search.slice(1),
    headers: [],
    body: undefined,
    sourceIp: '',
    signal,
  });
  return new Response(null, { status: reply?.statusCode ?? 404 });
}

export const fetched: Promise<Response> = gateway.fetch(new Request('https://a.test/'), undefined, {
  sourceIp: '192.0.2.1',
});

export const isImportError = (error: unknown): boolean => error instanceof ApiImportError;
