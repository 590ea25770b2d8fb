import { aString, checkOptions, type OptionCheck, refuse } from '../checks/option-checks.js';
import { isRecord, kindOf, reasonOf } from '../checks/value-kinds.js';
import type { PolicyDocument } from '../policy/policy-document.js';

/** What is known of an access key. */
export interface IamCredential {
  readonly secretAccessKey: string;
  /** Of temporary credentials: a request must send it in `X-Amz-Security-Token`. */
  readonly sessionToken?: string | undefined;
  /** `$context.identity.userArn`: of a user, or of a session of a role. */
  readonly userArn: string;
  /** `$context.identity.accountId`; default: that of `userArn`. */
  readonly accountId?: string | undefined;
  /** The unique ID, `$context.identity.user` and `caller`. */
  readonly user?: string | undefined;
  /** Identity policies; without them the credential may call every method. */
  readonly policies?: readonly PolicyDocument[] | undefined;
}

/** A credential that a list has. */
export interface ListedCredential extends IamCredential {
  readonly accessKeyId: string;
}

/** Finds the credential of an access key; nothing refuses it. */
export type CredentialLookup = (
  accessKeyId: string,
) => IamCredential | null | undefined | Promise<IamCredential | null | undefined>;

/** A list, an object by access key, or a function. */
export type IamCredentials =
  | readonly ListedCredential[]
  | Readonly<Record<string, IamCredential>>
  | CredentialLookup;

/** The look-up of the option `credentials`, whose results are checked. */
export type CheckedLookup = (accessKeyId: string) => Promise<IamCredential | undefined>;

/**
 * Reads the option `credentials`.
 * @throws TypeError for anything that does not say whose a key is; no message shows a secret
 */
export function readCredentials(given: unknown): CheckedLookup {
  if (typeof given === 'function') {
    return (accessKeyId) => look(given as CredentialLookup, accessKeyId);
  }
  const known = new Map<string, IamCredential>();
  for (const [accessKeyId, credential] of entriesOf(given)) {
    if (known.has(accessKeyId)) {
      throw new TypeError('credentials has one access key twice');
    }
    known.set(accessKeyId, credential);
  }
  return async (accessKeyId) => known.get(accessKeyId);
}

function entriesOf(given: unknown): readonly (readonly [string, IamCredential])[] {
  if (Array.isArray(given)) {
    return Array.from(given as readonly unknown[], (item, index) => {
      const place = `credentials[${index}]`;
      if (!isRecord(item) || typeof item.accessKeyId !== 'string' || item.accessKeyId === '') {
        throw new TypeError(`${place} must be an object with an "accessKeyId"`);
      }
      const { accessKeyId, ...rest } = item;
      return [accessKeyId, readCredential(rest, place)] as const;
    });
  }
  if (!isRecord(given)) {
    throw new TypeError(
      `credentials must be a list, an object by access key, or a function, not ${kindOf(given)}`,
    );
  }
  return Object.entries(given).map(([accessKeyId, credential]) => [
    accessKeyId,
    readCredential(credential, 'a member of credentials'),
  ]);
}

async function look(
  lookup: CredentialLookup,
  accessKeyId: string,
): Promise<IamCredential | undefined> {
  const found: unknown = await lookup(accessKeyId);
  if (found === undefined || found === null) {
    return undefined;
  }
  try {
    return readCredential(found, 'its result');
  } catch (cause) {
    throw new TypeError(
      `The function credentials of iamAuthorizer misbehaves: ${reasonOf(cause)}`,
      {
        cause,
      },
    );
  }
}

function readCredential(given: unknown, place: string): IamCredential {
  if (!isRecord(given)) {
    throw new TypeError(`${place} must be an object such as { secretAccessKey, userArn }`);
  }
  const credential = checkOptions(given as object, CHECKS, place) as Partial<IamCredential>;
  const { secretAccessKey, userArn } = credential;
  if (!secretAccessKey || !userArn) {
    throw new TypeError(`${place} must have a "secretAccessKey" and a "userArn"`);
  }
  return credential as IamCredential;
}

const CHECKS: Readonly<Record<keyof IamCredential, OptionCheck>> = {
  secretAccessKey: hiddenText,
  sessionToken: hiddenText,
  userArn: aString,
  accountId: aString,
  user: aString,
  policies: (value, place) => {
    if (!Array.isArray(value)) {
      refuse(place, 'a list of policies', value);
    }
    return Object.freeze([...(value as readonly unknown[])]);
  },
};

/** A text that no message shows. */
function hiddenText(value: unknown, place: string): undefined {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${place} must be a string that is not empty`);
  }
}
