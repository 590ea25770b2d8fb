import { describe, expect, test } from 'vitest';
import { render } from '../../../support/render.js';
import type { ScopeParts } from '../../../support/scope.js';

describe('$context', () => {
  const identity = {
    sourceIp: '192.0.2.1',
    userAgent: 'test',
    caller: null,
    accessKey: null,
    user: null,
  };
  const parts: ScopeParts = {
    context: {
      path: '/test/',
      accountId: '123456789012',
      httpMethod: 'GET',
      requestTimeEpoch: 1709579717135,
      identity,
      authorizer: { principalId: 'me', claims: { 'custom:role': 'admin' } },
      stage: 'test',
    },
  };

  test.each([
    ['$context.stage $context.httpMethod', 'test GET'],
    ['$context.requestTimeEpoch', '1709579717135'],
    ['[$context.identity.caller]', '[]'],
    ["$context.authorizer.claims['custom:role']", 'admin'],
    ["$context['identity']['sourceIp']", '192.0.2.1'],
    ['[$context.nothing.at.all]', '[]'],
    ['[$context][$context.class.name]', '[][java.util.Collections$UnmodifiableMap]'],
    // A map inside $context prints nothing.
    ['[$context.identity][$context.authorizer][$context.requestOverride]', '[][][]'],
    ["[$context.identity.toString()]#if($context.identity == '')same#end", '[]same'],
    ['#foreach($key in $context.missing.keySet())x#end', ''],
  ])('%s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });

  test.each([
    "#set($context.foo = 'x')",
    "#set($context['foo'] = 'x')",
    "$context.put('foo', 'x')",
    "$context.putIfAbsent('foo', 'x')",
    "$context.putAll({'foo': 'x'})",
    '$context.clear()',
    "$context.remove('stage')",
    "$context.remove('none')",
    "$context.keySet().remove('stage')",
    '$context.values().clear()',
    "#foreach($e in $context.entrySet())$e.setValue('x')#end",
    '#set($i = $context.keySet().iterator())#set($x = $i.next())$i.remove()',
    "#set($context.requestOverride = {'header': {}})",
  ])('is read-only: %s', (template) => {
    expect(() => render(template, { context: { stage: 'test' } })).toThrow(
      /\$context is read-only/,
    );
  });

  test('its overrides can be changed, and a variable can hide it', () => {
    const template =
      "#set($context.requestOverride.header.a = 'x')$context.requestOverride.header.a#set($context = {'b': 1})$context.b";
    expect(render(template, parts)).toBe('x1');
  });

  test('a map that is put into overrides prints nothing', () => {
    const path = '$context.requestOverride.path';
    const template = `#set(${path}.m = {'a': 1})[${path}.m][${path}.m.a]#set($l = [${path}.m])$l`;
    expect(render(template, parts)).toBe('[][1][]');
    const own = "#set($context.responseOverride.m = {'a': 1})[$context.responseOverride.m]";
    expect(render(own, parts)).toBe('[]');
  });

  test('keys are in the order of a HashMap', () => {
    const names = [
      ...['accessKey', 'accountId', 'caller', 'cognitoAuthenticationProvider'],
      ...['cognitoAuthenticationType', 'cognitoIdentityId', 'cognitoIdentityPoolId'],
      ...['sourceIp', 'principalOrgId', 'user', 'userAgent', 'userArn'],
    ];
    const context = { identity: Object.fromEntries(names.map((name) => [name, name])) };
    const keys = render('#foreach($k in $context.identity.keySet())$k #end', { context });
    expect(keys.trim().split(' ')).toEqual(
      [...names].sort((one, other) => bucket(one) - bucket(other)),
    );
    expect(render('#foreach($k in $context.requestOverride.keySet())$k,#end')).toBe(
      'path,header,querystring,',
    );
    expect(render('#foreach($k in $context.responseOverride.keySet())$k,#end')).toBe('header,');
  });

  function bucket(name: string): number {
    let hash = 0;
    for (const unit of name) {
      hash = (Math.imul(31, hash) + unit.charCodeAt(0)) | 0;
    }
    return (hash ^ (hash >>> 16)) & 15;
  }
});
