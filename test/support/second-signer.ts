import aws4 from 'aws4';
import type { HeaderList } from '../../src/model/headers.js';
import { headerRecord } from './in-memory.js';

/** The keys of AWS's examples. */
export const KEYS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

/** A request as it arrived at a service. */
export interface ArrivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: HeaderList;
  readonly body: string | Buffer;
}

/** What an `Authorization` with a Signature V4 says, and the signature that aws4 makes of what arrived. */
export interface CheckedSignature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly expected: string;
}

/** Signs a request once more, with another package than the library does. */
export function checkSignature(arrived: ArrivedRequest, keys = KEYS): CheckedSignature {
  const { authorization = '', ...headers } = headerRecord(arrived.headers);
  const [, accessKeyId = '', region = '', service = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  const signedHeaders = names.split(';');
  const signer = new (aws4 as unknown as Aws4).RequestSigner(
    {
      service,
      region,
      method: arrived.method,
      host: headers.host,
      path: arrived.path,
      headers: Object.fromEntries(signedHeaders.map((name) => [name, headers[name] ?? ''])),
      body: arrived.body,
      doNotModifyHeaders: true,
      extraHeadersToInclude: Object.fromEntries(signedHeaders.map((name) => [name, true])),
    },
    keys,
  );
  signer.datetime = headers['x-amz-date'] ?? '';
  return { accessKeyId, region, service, signedHeaders, signature, expected: signer.signature() };
}

/** The part of aws4 that its types leave out. */
interface Aws4 {
  readonly RequestSigner: new (
    request: object,
    credentials: object,
  ) => { datetime: string; signature(): string };
}
