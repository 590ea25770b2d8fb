import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import aws4 from 'aws4';
import type { GatewayOptions } from '../../src/gateway.js';
import type { GatewayRequest } from '../../src/model/message.js';
import { documentOf, type InMemoryGateway, inMemory } from '../support/in-memory.js';

export const KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret/of+ada' } as const;
export const ADA = 'arn:aws:iam::123456789012:user/ada';
/** The clock of the gateways that these requests are for. */
export const NOW: Date = new Date('2026-01-02T03:04:05Z');

/** A request before it is signed. */
export interface Unsigned {
  readonly method?: string;
  /** Encoded. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly host?: string;
}

type Credentials = typeof KEY & { readonly sessionToken?: string };

const withDefaults = (request: Unsigned) => ({
  method: 'GET',
  path: '/x',
  query: {},
  headers: {},
  host: 'api.test',
  ...request,
});

/** Signs with the signer of the AWS SDK; its query goes into the target. */
export async function signedBySdk(
  unsigned: Unsigned,
  { signingDate = NOW, credentials = KEY as Credentials, expiresIn = 0 } = {},
): Promise<{ readonly target: string; readonly headers: Readonly<Record<string, string>> }> {
  const { method, path, query, headers, body, host } = withDefaults(unsigned);
  const signer = new SignatureV4({
    service: 'execute-api',
    region: 'us-east-1',
    credentials,
    sha256: Sha256,
  });
  const request = {
    ...{ method, path, query: { ...query }, body, protocol: 'http:', hostname: host },
    headers: { ...headers, host },
  };
  const signed =
    expiresIn === 0
      ? await signer.sign(request, { signingDate })
      : await signer.presign(request, { signingDate, expiresIn });
  const pairs = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return {
    target: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    headers: signed.headers,
  };
}

/** What the signer of the SDK takes for a hash, by Node's own. */
class Sha256 {
  readonly #hash;

  constructor(secret?: unknown) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/** Signs with aws4, which nothing else here shares code with. */
export function signedByAws4(
  unsigned: Unsigned,
  {
    date = NOW,
    credentials = KEY as Credentials,
    service = 'execute-api',
    region = 'us-east-1',
    signQuery = false,
  } = {},
): { readonly target: string; readonly headers: Readonly<Record<string, string>> } {
  const { method, path, query, headers, body, host } = withDefaults(unsigned);
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const amzDate = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
  const more = signQuery ? [`X-Amz-Date=${amzDate}`] : [];
  const search = [...pairs, ...more].join('&');
  const signed = aws4.sign(
    {
      ...{ service, region, method, signQuery },
      host,
      path: search === '' ? path : `${path}?${search}`,
      headers: { ...headers, ...(!signQuery && { 'X-Amz-Date': amzDate }) },
      ...(body !== undefined && { body }),
    },
    credentials,
  ) as { path: string; headers: Record<string, string> };
  return { target: signed.path, headers: { Host: host, ...signed.headers } };
}

/** A signed target and headers as a request of a gateway. */
export function asRequest(
  {
    target,
    headers,
  }: { readonly target: string; readonly headers: Readonly<Record<string, string>> },
  { method = 'GET', body }: Unsigned = {},
): Partial<GatewayRequest> {
  const [path = '/', queryString = ''] = target.split('?');
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  const length = bytes === undefined ? [] : ['Content-Length', String(bytes.length)];
  const lines = Object.entries(headers).filter(([name]) => !/^content-length$/i.test(name));
  return {
    httpMethod: method,
    path,
    queryString,
    headers: [...lines.flat(), ...length],
    body: bytes,
  };
}

const SCHEMES = {
  iam: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
};

/** A document that AWS_IAM protects, and whose backend is told who calls. */
export function protectedDocument(root: object = {}, path = '/{proxy+}'): object {
  return documentOf(
    {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'http://backend.test/x',
      requestParameters: {
        'integration.request.header.arn': 'context.identity.userArn',
        'integration.request.header.key': 'context.identity.accessKey',
        'integration.request.header.account': 'context.identity.accountId',
      },
    },
    {
      path,
      method: 'x-amazon-apigateway-any-method',
      operation: { security: [{ iam: [] }] },
      root: { components: { securitySchemes: SCHEMES }, ...root },
    },
  );
}

/** A gateway of that document in memory. */
export function protectedGateway(options: GatewayOptions, root: object = {}): InMemoryGateway {
  return inMemory(protectedDocument(root), undefined, { clock: () => NOW.getTime(), ...options });
}
