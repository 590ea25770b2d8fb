import { expect, test } from 'vitest';
import { asList, PolicyDraft } from '../../../../../src/load/forms/sam/auth/policy-draft.js';
import { EditableDocument } from '../../../../../src/load/forms/sam/document/editable-document.js';
import { entryIn } from '../../../../../src/load/forms/sam/document/entry.js';
import { SamTranslation } from '../../../../../src/load/forms/sam/translation.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

const POLICY = 'x-amazon-apigateway-policy';
const resources = { list: ['r1'], text: 'r1' };
const invoke = { Action: 'execute-api:Invoke', Resource: ['r1'] };
const entry = (value: unknown) => entryIn({ a: value }, 'a', '#');

/** The policy after these additions, and the issues. */
function policyAfter(
  add: (draft: PolicyDraft) => void,
  policy?: object,
): readonly [unknown, readonly string[]] {
  const context = bareContext();
  const translation = new SamTranslation({}, context);
  const body = { swagger: '2.0', ...(policy !== undefined && { [POLICY]: policy }) };
  const { drafts, budget } = translation;
  const document = new EditableDocument(body, entry({}), drafts, budget);
  const draft = new PolicyDraft(document, entry({}), translation);
  add(draft);
  draft.write();
  const root = plain(document.root) as Readonly<Record<string, unknown>>;
  return [root[POLICY], context.sources.issues.map(({ message }) => message)];
}

const policyOf = (Statement: unknown) => ({ Version: '2012-10-17', Statement });

test('accounts are allowed or denied', () => {
  const add = (draft: PolicyDraft) => {
    draft.addAccounts(entry(['1']), 'Allow', resources);
    draft.addAccounts(entry({ Ref: 'Id' }), 'Deny', resources);
    draft.addAccounts(entry([]), 'Deny', resources);
  };
  expect(policyAfter(add)).toEqual([
    policyOf([
      { Effect: 'Allow', ...invoke, Principal: { AWS: ['1'] } },
      { Effect: 'Deny', ...invoke, Principal: { AWS: [{ Ref: 'Id' }] } },
    ]),
    [],
  ]);
});

test('accounts that are not a list are an error', () => {
  expect(policyAfter((draft) => draft.addAccounts(entry('1'), 'Allow', resources))).toEqual([
    undefined,
    [expect.stringMatching(/^"a" must be an array or a function, not /)],
  ]);
});

test('a condition denies what it names, and allows the others once', () => {
  const add = (draft: PolicyDraft) => {
    draft.addCondition(entry({}), 'IpAddress', { 'aws:SourceIp': ['1.2.3.4'] }, resources);
    draft.addCondition(entry({}), 'IpAddress', { 'aws:SourceIp': ['1.2.3.4'] }, resources);
    draft.addCondition(entry({}), 'StringEquals', { b: ['x'], c: [] }, resources);
    draft.addCondition(entry({}), 'StringEquals', { c: [] }, resources);
  };
  const everyone = { ...invoke, Principal: '*' };
  const deny = (Condition: object) => ({ Effect: 'Deny', ...everyone, Condition });
  expect(policyAfter(add)[0]).toEqual(
    policyOf([
      { Effect: 'Allow', ...everyone },
      deny({ IpAddress: { 'aws:SourceIp': ['1.2.3.4'] } }),
      deny({ StringEquals: { b: ['x'] } }),
    ]),
  );
});

test.each<readonly [unknown, object | undefined, unknown]>([
  [{ Sid: 'a' }, undefined, policyOf({ Sid: 'a' })],
  [[{ Sid: 'a' }, { Sid: 'a' }, { Sid: 'b' }], undefined, policyOf([{ Sid: 'a' }, { Sid: 'b' }])],
  [
    { Sid: 'a' },
    { Statement: { Sid: 'o' }, Id: 'i' },
    { ...policyOf([{ Sid: 'o' }, { Sid: 'a' }]), Id: 'i' },
  ],
  [[], { Statement: { Sid: 'o' } }, policyOf({ Sid: 'o' })],
  [undefined, undefined, undefined],
])('the custom statements %j on top of %j', (custom, policy, expected) => {
  expect(policyAfter((draft) => draft.addCustom(entry(custom)), policy)[0]).toEqual(expected);
});

test.each<readonly [unknown, readonly unknown[]]>([
  [undefined, []],
  ['', []],
  [{}, []],
  ['a', ['a']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
])('%j as a list is %j', (value, list) => {
  expect(asList(value)).toEqual(list);
});
