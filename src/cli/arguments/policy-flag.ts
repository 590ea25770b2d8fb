import type { Call, FlagSpecs } from './command.js';
import { UsageError } from './usage-error.js';

export const POLICY_FLAG: FlagSpecs = {
  'resource-policy': {
    value: 'KEY=VALUE',
    repeats: true,
    help: 'the value of a condition key that only the network of AWS knows; "upstream" leaves the policy out',
  },
};

/**
 * The option `resourcePolicy` that `--resource-policy` names; `undefined` without it.
 * @throws UsageError for a value of another form, and for `upstream` beside others
 */
export function resourcePolicyOf(
  call: Call,
): 'upstream' | Readonly<Record<string, readonly string[]>> | undefined {
  const given = call.values('resource-policy');
  if (given.length === 0) {
    return undefined;
  }
  if (given.every((text) => text === 'upstream')) {
    return 'upstream';
  }
  const keys = new Map<string, string[]>();
  for (const text of given) {
    const [, key, value] = /^([\w-]+:[^=]+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined) {
      throw new UsageError(
        `--resource-policy ${JSON.stringify(text)} must have the form KEY=VALUE, as in aws:SourceVpce=vpce-1a2b3c4d, or be "upstream" alone`,
      );
    }
    keys.set(key, [...(keys.get(key) ?? []), value]);
  }
  return Object.fromEntries(keys);
}
