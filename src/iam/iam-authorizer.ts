import { aString, checkOptions, type OptionCheck, trueOrFalse } from '../checks/option-checks.js';
import type {
  Authorizer,
  AuthorizerEvent,
  AuthorizerResult,
  SignedRequest,
} from '../execute/access/authorizers/authorizer.js';
import { sha256Hex } from '../http/codings/digest.js';
import { valuesByName, valuesIn } from '../http/header-list.js';
import type { WireHeaders } from '../model/headers.js';
import { canonicalRequest, queryBytes } from './canonical-request.js';
import {
  type CheckedLookup,
  type IamCredential,
  type IamCredentials,
  readCredentials,
} from './credentials.js';
import { bytesOfText, isSameText, signatureOf } from './hashes.js';
import { mismatch, outOfScope, unknownToken } from './refusals.js';
import { basicDate, type SignatureParts, signatureParts, timeOf } from './signature-parts.js';

/** Options of {@link iamAuthorizer}. */
export interface IamAuthorizerOptions {
  /** Whose signatures are accepted. */
  readonly credentials: IamCredentials;
  /** The region that a signature must be for; default: that of the API. */
  readonly region?: string | undefined;
  /** The host that clients sign, where a proxy changes the header `Host`; default: that header. */
  readonly host?: string | undefined;
  /**
   * Accepts signatures that leave the body out (`x-amz-content-sha256: UNSIGNED-PAYLOAD`): anything on
   * the way may change it. Default `false`.
   */
  readonly allowUnsignedPayload?: boolean | undefined;
}

const CHECKS: Readonly<Record<keyof IamAuthorizerOptions, OptionCheck>> = {
  credentials: () => undefined,
  region: aString,
  host: aString,
  allowUnsignedPayload: trueOrFalse,
};

/**
 * Makes an authorizer that verifies Signature Version 4 as API Gateway does for `AWS_IAM`, in the header
 * or in the query, with AWS's texts for what it refuses:
 * `authorizers: { AWS_IAM: iamAuthorizer({ credentials }) }`.
 * AWS: "Create a signed AWS API request", "Control access to a REST API with IAM permissions".
 * @throws TypeError for options that are unknown or invalid
 */
export function iamAuthorizer(options: IamAuthorizerOptions): Authorizer {
  const checked = checkOptions(options, CHECKS, 'iamAuthorizer');
  const lookUp = readCredentials(checked.credentials);
  return async (event, signed) => {
    if (signed === undefined) {
      throw new TypeError(
        `iamAuthorizer verifies signatures of AWS_IAM alone, not ${JSON.stringify(event.name)}: set it as authorizers.AWS_IAM`,
      );
    }
    return verify(event, signed, lookUp, checked);
  };
}

async function verify(
  event: AuthorizerEvent,
  signed: SignedRequest,
  lookUp: CheckedLookup,
  options: IamAuthorizerOptions,
): Promise<AuthorizerResult> {
  const headers = signed.headers as WireHeaders;
  const query = queryBytes(signed.queryString);
  const parts = signatureParts(headers, query);
  checkTime(parts, signed.time);
  const credential = await lookUp(parts.accessKeyId);
  if (credential === undefined) {
    throw unknownToken('The option credentials of iamAuthorizer does not know the access key');
  }
  if (!isSameText(parts.sessionToken ?? '', credential.sessionToken ?? '')) {
    throw unknownToken('The session token of the request is not that of the access key');
  }
  checkScope(parts, options.region ?? signed.region);
  checkSigned(event, signed, headers, parts);
  const hash = await claimedHash(signed, headers, options);
  const canonical = canonicalRequest({
    ...signed,
    ...parts,
    headers,
    query,
    host: options.host,
    payloadHash: hash.value,
  });
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    parts.date,
    parts.scope.join('/'),
    await sha256Hex(bytesOfText(canonical)),
  ].join('\n');
  const expected = await signatureOf(credential.secretAccessKey, parts.scope, stringToSign);
  if (!isSameText(parts.signature, expected)) {
    throw mismatch(
      'The signature is not that of the request: the secret differs, or something on the way has changed the path, the query, a signed header, or the body',
    );
  }
  if (hash.isClaim && (await sha256Hex(await signed.body())) !== hash.value) {
    throw mismatch('The body is not the one that x-amz-content-sha256 names');
  }
  return resultOf(parts.accessKeyId, credential);
}

/** Milliseconds. AWS: a request must come within five minutes of its signature. */
const SKEW = 5 * 60 * 1000;

function checkTime({ date, expires }: SignatureParts, now: number): void {
  const time = timeOf(date);
  if (time > now + SKEW) {
    throw outOfScope(
      `Signature not yet current: ${date} is still later than ${basicDate(now + SKEW)} (${basicDate(now)} + 5 min.)`,
    );
  }
  if (expires !== undefined) {
    const end = time + expires * 1000;
    if (now > end) {
      throw outOfScope(
        `Signature expired: ${basicDate(end)} is now earlier than ${basicDate(now)}`,
      );
    }
  } else if (time < now - SKEW) {
    throw outOfScope(
      `Signature expired: ${date} is now earlier than ${basicDate(now - SKEW)} (${basicDate(now)} - 5 min.)`,
    );
  }
}

function checkScope({ scope, date }: SignatureParts, wanted: string): void {
  const [day, region, service, end] = scope;
  if (region !== wanted) {
    throw outOfScope(`Credential should be scoped to a valid region, not '${region}'. `);
  }
  if (service !== 'execute-api') {
    throw outOfScope("Credential should be scoped to correct service: 'execute-api'. ");
  }
  if (end !== 'aws4_request') {
    throw outOfScope(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${end}'. `,
    );
  }
  if (!date.startsWith(`${day}T`)) {
    const [wrong, right, whole] = [day, date.slice(0, 8), date].map((text) => `'${text}'`);
    throw outOfScope(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${wrong} != ${right}, from ${whole}.`,
    );
  }
}

/** What could change without a trace must be signed, or not be there. */
function checkSigned(
  event: AuthorizerEvent,
  { httpMethod, queryString }: SignedRequest,
  headers: WireHeaders,
  { signedHeaders, expires }: SignatureParts,
): void {
  if (queryString.includes(';')) {
    throw mismatch('The query has an unencoded ";", which signers and gateways read differently');
  }
  for (const name of valuesByName(headers).keys()) {
    const isOfAws = name.startsWith('x-amz-') && name !== 'x-amz-cf-id';
    const isDate =
      name === 'date' && expires === undefined && !signedHeaders.includes('x-amz-date');
    const isOverride = name === 'x-http-method-override' && event.httpMethod !== httpMethod;
    if ((isOfAws || isDate || isOverride) && !signedHeaders.includes(name)) {
      throw mismatch(`The header ${name} of the request is not signed`);
    }
  }
  for (const name of signedHeaders) {
    if (name !== 'host' && valuesIn(headers, name).length === 0) {
      throw mismatch(`The request lacks the header ${name}, which is signed`);
    }
  }
}

/** The hash of the body: the one that the client names, to be compared later, or else of the body itself. */
async function claimedHash(
  signed: SignedRequest,
  headers: WireHeaders,
  { allowUnsignedPayload = false }: IamAuthorizerOptions,
): Promise<{ readonly value: string; readonly isClaim: boolean }> {
  const [claim] = valuesIn(headers, 'x-amz-content-sha256');
  if (claim === undefined) {
    return { value: await sha256Hex(await signed.body()), isClaim: false };
  }
  const isHash = /^[0-9a-f]{64}$/.test(claim);
  if (!isHash && !(allowUnsignedPayload && claim === 'UNSIGNED-PAYLOAD')) {
    throw mismatch(
      'x-amz-content-sha256 is not the hash of a body: UNSIGNED-PAYLOAD needs the option allowUnsignedPayload of iamAuthorizer',
    );
  }
  return { value: claim, isClaim: isHash };
}

function resultOf(accessKeyId: string, credential: IamCredential): AuthorizerResult {
  const { userArn, user = null, policies } = credential;
  const { accountId = /^arn:[\w-]+:\w+::(\d{12}):/.exec(userArn)?.[1] ?? null } = credential;
  const identity = { accessKey: accessKeyId, accountId, caller: user, user, userArn };
  if (policies === undefined) {
    return { identity };
  }
  const isNew = policies.every(({ Version }) => Version === '2012-10-17');
  return {
    identity,
    principalId: user ?? userArn,
    policyDocument: {
      ...(isNew && { Version: '2012-10-17' }),
      Statement: policies.flatMap(({ Statement }) => Statement),
    },
  };
}
