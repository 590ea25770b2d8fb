import { expect, test } from 'vitest';
import { policyRequest } from '../../../src/execute/access/policy-request.js';
import type { ContextPatch } from '../../../src/execute/request-context/context.js';
import type { GatewayRequest } from '../../../src/model/message.js';
import type { ConditionValues } from '../../../src/model/policy.js';
import { exchangeOf } from './exchanges.js';

test.each<readonly [key: string, request: Partial<GatewayRequest>, values: ConditionValues]>([
  ['aws:currenttime', {}, ['2026-01-02T03:04:05Z']],
  ['aws:epochtime', {}, ['1767323045']],
  ['aws:referer', { headers: ['Referer', 'https://x/'] }, ['https://x/']],
  ['aws:referer', {}, 'absent'],
  ['aws:referer', { headers: ['Referer', 'a', 'referer', 'b'] }, 'unknown'],
  ['aws:useragent', { headers: ['User-Agent', 'a', 'user-agent', 'a'] }, ['a']],
  ['aws:securetransport', { scheme: 'https' }, ['true']],
  ['aws:securetransport', { scheme: 'http' }, ['false']],
  ['aws:securetransport', { scheme: undefined }, 'unknown'],
  ['aws:sourceip', { sourceIp: '192.0.2.1' }, ['192.0.2.1']],
  ['aws:sourceip', { sourceIp: '' }, 'unknown'],
  ['aws:sourcearn', {}, 'absent'],
  ['aws:principalarn', {}, 'absent'],
  ['aws:principaltype', {}, ['Anonymous']],
  ['aws:sourcevpce', {}, 'absent'],
])('%s of %j is %j', (key, request, values) => {
  expect(policyRequest(exchangeOf(request)).keys(key)).toEqual(values);
});

const ADA = {
  userArn: 'arn:aws:iam::111122223333:user/team/ada',
  user: 'AIDA1',
  principalOrgId: 'o-1',
};
const SESSION = {
  userArn: 'arn:aws:sts::111122223333:assumed-role/Reader/ada',
  accountId: '111122223333',
};

test.each<readonly [key: string, identity: ContextPatch, values: ConditionValues]>([
  ['aws:principalarn', ADA, [ADA.userArn]],
  ['aws:principalaccount', ADA, ['111122223333']],
  ['aws:principaltype', ADA, ['User']],
  ['aws:principalorgid', ADA, ['o-1']],
  ['aws:userid', ADA, ['AIDA1']],
  ['aws:username', ADA, ['ada']],
  ['aws:principalarn', SESSION, 'unknown'],
  ['aws:principalaccount', SESSION, ['111122223333']],
  ['aws:principaltype', SESSION, ['AssumedRole']],
  ['aws:principalorgid', SESSION, 'unknown'],
  ['aws:userid', SESSION, 'unknown'],
  ['aws:principaltype', { userArn: 'arn:aws:iam::111122223333:root' }, ['Account']],
  ['aws:principaltype', { userArn: 'ada' }, 'unknown'],
])('%s of a principal %j is %j', (key, identity, values) => {
  expect(policyRequest(exchangeOf({}, { identity })).keys(key)).toEqual(values);
});

test('of a principal that only earlier middleware knows nothing is known', () => {
  const request = policyRequest(exchangeOf(), 'unknown');
  expect(request.caller).toBe('unknown');
  expect(request.keys('aws:principalarn')).toBe('unknown');
});

test("the caller's keys do not replace those of the gateway", () => {
  const given = new Map([
    ['aws:sourcevpce', ['vpce-1']],
    ['aws:sourceip', ['10.0.0.1']],
  ]);
  const { keys } = policyRequest(exchangeOf({ sourceIp: '192.0.2.1' }), 'anonymous', given);
  expect([keys('aws:sourcevpce'), keys('aws:sourceip')]).toEqual([['vpce-1'], ['192.0.2.1']]);
});

test('$context is built when a policy asks for the caller, and not before', () => {
  const exchange = exchangeOf();
  let built = 0;
  const variables = {
    get: () => {
      built += 1;
      return { identity: { userArn: ADA.userArn } };
    },
  };
  const context = Object.create(exchange.context, { variables });
  const request = policyRequest({ ...exchange, context });
  expect([request.resources.length, request.keys('aws:sourceip'), built]).toEqual([
    1,
    [exchange.request.request.sourceIp],
    0,
  ]);
  expect([request.caller, request.keys('aws:principaltype')]).toMatchObject([
    { userArn: ADA.userArn },
    ['User'],
  ]);
  expect(built).toBe(1);
});
