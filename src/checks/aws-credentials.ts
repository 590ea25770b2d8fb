import type { AwsCredentials } from '../model/aws-account.js';
import { isRecord, kindOf } from './value-kinds.js';

/**
 * The keys of a caller, each read once; other members are left out.
 * @throws TypeError that names the member which is missing or cannot be used, and never shows one
 */
export function checkedCredentials(value: unknown): AwsCredentials {
  if (!isRecord(value)) {
    throw new TypeError(`must be { accessKeyId, secretAccessKey }, not ${kindOf(value)}`);
  }
  const { accessKeyId, secretAccessKey, sessionToken } = value;
  const keys = {
    accessKeyId: textOf('accessKeyId', accessKeyId, /^[!-+\-.0-~]+$/),
    secretAccessKey: textOf('secretAccessKey', secretAccessKey, /^[ -~]+$/),
  };
  return Object.freeze(
    sessionToken === undefined || sessionToken === null
      ? keys
      : { ...keys, sessionToken: textOf('sessionToken', sessionToken, /^[!-~]+$/) },
  );
}

/** @param form what can be signed and sent: ASCII, an access key without the signs that end it in a scope */
function textOf(name: string, value: unknown, form: RegExp): string {
  if (typeof value === 'string' && form.test(value)) {
    return value;
  }
  const found =
    typeof value !== 'string'
      ? kindOf(value)
      : value === ''
        ? 'an empty string'
        : 'a string with other signs';
  throw new TypeError(`must have ${name}, a string of printable ASCII, not ${found}`);
}
