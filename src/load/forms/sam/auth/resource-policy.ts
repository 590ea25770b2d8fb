import { describe, isObject } from '../../../../checks/document-values.js';
import { ANY_METHOD, type EditableDocument } from '../document/editable-document.js';
import { child, children, type Entry, isTruthy } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import { asList, type MethodResources, PolicyDraft } from './policy-draft.js';

/**
 * Adds the statements of a `ResourcePolicy` to the policy of the definition: for each path those that
 * the lists of accounts, addresses and networks stand for, then the custom ones.
 * AWS: SAM, "ResourcePolicyStatement".
 */
export function addResourcePolicy(
  entry: Entry,
  document: EditableDocument,
  paths: readonly string[],
  stage: unknown,
  translation: SamTranslation,
): void {
  if (!isObject(entry.value)) {
    const message = `"ResourcePolicy" must be an object, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
    return;
  }
  const policy = new PolicyDraft(document, entry, translation);
  for (const path of paths) {
    const resources = resourcesOf(document, path, stage, entry, translation);
    for (const [name, effect] of ACCOUNTS) {
      policy.addAccounts(child(entry, name), effect, resources);
    }
    for (const [name, operator] of ADDRESSES) {
      const list = child(entry, name);
      policy.addCondition(list, operator, { 'aws:SourceIp': asList(list.value) }, resources);
    }
    for (const [kind, operator] of NETWORKS) {
      policy.addCondition(entry, operator, networks(entry, kind, translation), resources);
    }
  }
  policy.addCustom(child(entry, 'CustomStatements'));
  policy.write();
}

const ACCOUNTS = [
  ['AwsAccountWhitelist', 'Allow'],
  ['AwsAccountBlacklist', 'Deny'],
] as const;
const ADDRESSES = [
  ['IpRangeWhitelist', 'NotIpAddress'],
  ['IpRangeBlacklist', 'IpAddress'],
] as const;
const NETWORKS = [
  ['Blacklist', 'StringEquals'],
  ['Whitelist', 'StringNotEquals'],
] as const;

/** The methods of a path as resources of a policy. */
function resourcesOf(
  document: EditableDocument,
  path: string,
  stage: unknown,
  place: Entry,
  { drafts }: SamTranslation,
): MethodResources {
  const pattern = path.replace(/\{[a-zA-Z0-9._-]+\+?\}/g, '*');
  const methods = document.itemsAt(path).flatMap((item) => Object.keys(item));
  const texts: string[] = [];
  const resources = methods.map((method) => {
    const any = method.toLowerCase() === 'any' || method.toLowerCase() === ANY_METHOD;
    const text = `execute-api:/\${__Stage__}/${any ? '*' : method.toUpperCase()}${pattern}`;
    texts.push(text);
    const names = drafts.object(place, { __Stage__: stage });
    return drafts.object(place, { 'Fn::Sub': drafts.list(place, [text, names]) });
  });
  return { list: drafts.list(place, resources), text: texts.join(' ') };
}

/** The networks and endpoints of the black or white lists, by the key of a condition. */
function networks(
  entry: Entry,
  kind: 'Blacklist' | 'Whitelist',
  translation: SamTranslation,
): Readonly<Record<string, readonly unknown[]>> {
  const source = child(entry, `SourceVpc${kind}`);
  const texts: string[] = [];
  for (const item of isTruthy(source.value) ? children(source) : []) {
    if (typeof item.value === 'string') {
      texts.push(item.value);
    } else {
      const message = `"SourceVpc${kind}" must consist of strings: use "IntrinsicVpc${kind}" or "IntrinsicVpce${kind}" for functions`;
      translation.error('INVALID_TYPE', message, item);
    }
  }
  return {
    'aws:SourceVpc': [
      ...texts.filter((text) => text.startsWith('vpc-')),
      ...asList(child(entry, `IntrinsicVpc${kind}`).value),
    ],
    'aws:SourceVpce': [
      ...texts.filter((text) => text.startsWith('vpce-')),
      ...asList(child(entry, `IntrinsicVpce${kind}`).value),
    ],
  };
}
