import type { EndpointRequest } from './message.js';

/** The account and region that an API appears to be deployed to. */
export interface AwsAccount {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
}

/** Options for the account; also the values of `${AWS::AccountId}`, `${AWS::Region}`, `${AWS::Partition}`. */
export interface AwsAccountOptions {
  /** `AWS::AccountId` and `$context.accountId`, 12 digits; default `123456789012`. */
  readonly accountId?: string | undefined;
  /** `AWS::Region`; default `us-east-1`. */
  readonly region?: string | undefined;
  /** `AWS::Partition`; default: the one that the region is in. */
  readonly partition?: string | undefined;
}

/** The keys that requests to AWS services are signed with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Sent as `X-Amz-Security-Token`, for temporary credentials. */
  readonly sessionToken?: string | undefined;
}

/** Returns the credentials of a request. */
export type AwsCredentialsProvider = () => AwsCredentials | PromiseLike<AwsCredentials>;

/** Returns the address of a service: `https:` or `http:`, perhaps with a path. */
export type AwsEndpoint = (
  service: string,
  region: string,
  subdomain: string | undefined,
) => string | URL;

/** The option `aws`: how AWS services are reached. */
export interface AwsOptions {
  /**
   * Keys, or a function that returns them or a promise of them: it is asked for every request. The
   * providers of the AWS SDK fit, and keep credentials as long as they are valid.
   */
  readonly credentials: AwsCredentials | AwsCredentialsProvider;
  /**
   * One address for all services, or a function that is asked for every request. Default:
   * `https://[SUBDOMAIN.]SERVICE.REGION.amazonaws.com`.
   */
  readonly endpoint?: string | URL | AwsEndpoint | undefined;
}

/** What a signature is made for. */
export interface SigningScope {
  /** The service as in the scope of the signature. */
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A request whose signature covers its body. */
export interface SignableRequest
  extends Pick<EndpointRequest, 'httpMethod' | 'origin' | 'path' | 'headers'> {
  readonly body: Uint8Array | undefined;
}

/** Signs a request with Signature V4: returns its headers with the signature, and its path in the form that is signed. */
export type RequestSigner = (
  request: SignableRequest,
  scope: SigningScope,
) => Promise<Pick<EndpointRequest, 'path' | 'headers'>>;
