/** The condition keys that every request has values for, in lower case. */
const REQUEST_KEYS = [
  'aws:currenttime',
  'aws:epochtime',
  'aws:referer',
  'aws:securetransport',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:useragent',
] as const;

/** Those about an IAM principal. */
const PRINCIPAL_KEYS = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
] as const;

/** A condition key whose values the gateway finds itself. */
export type GatewayKey = (typeof REQUEST_KEYS)[number] | (typeof PRINCIPAL_KEYS)[number];

const GATEWAY_KEYS: ReadonlySet<string> = new Set([...REQUEST_KEYS, ...PRINCIPAL_KEYS]);

/**
 * Whether the gateway finds the values of a condition key itself; others, such as `aws:SourceVpce`, only
 * AWS's network or the caller knows.
 * AWS: "AWS condition keys that can be used in API Gateway resource policies".
 * @param key in lower case
 */
export function isGatewayKey(key: string): key is GatewayKey {
  return GATEWAY_KEYS.has(key);
}
