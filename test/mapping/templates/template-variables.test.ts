import { describe, expect, test } from 'vitest';
import { JsonSyntaxError } from '../../../src/java/json/index.js';
import { InvalidJsonPathError } from '../../../src/java/json-path/index.js';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { velocityEngine } from '../../../src/mapping/templates/template-engine.js';
import type { MappingScope } from '../../../src/model/mapping.js';
import { type ScopeParts, scopeOf } from '../../support/scope.js';

function render(template: string, parts: ScopeParts = {}): string {
  return velocityEngine.compile(template).render(scopeWith(parts));
}

function scopeWith(parts: ScopeParts): MappingScope {
  return { ...scopeOf(parts), overrides: createOverrides() };
}

describe('$input', () => {
  const parts: ScopeParts = {
    request: {
      queryString: 'q=1&q=2&id=query&name=a%20b',
      headers: ['X-Trace', 'one', 'id', 'header', 'X-Trace', 'two', 'accept', 'x'],
    },
    pathParameters: { id: 'a%2Fb' },
    body: '{"a":{"b":[1,2]}}',
  };

  test.each([
    ["$input.params('id')", 'a%2Fb'], // the path first, and raw
    ["$input.params('q')", '2'], // the last value
    ["$input.params('name')", 'a b'], // a query is decoded
    ["$input.params('X-Trace')", 'two'],
    ["$input.params('x-trace')", 'two'], // no matter the case, where no spelling is the same
    ["$input.params('Accept')", 'x'],
    ["[$input.params('nothing')]", '[]'],
    ['$input.params().path', '{id=a%2Fb}'],
    ['$input.params().querystring', '{q=2, id=query, name=a b}'],
    // Sorted without regard to case, and found whatever the case.
    [
      "#foreach($n in $input.params().header.keySet())#if(!$n.startsWith('X-F'))$n;#end#end",
      'accept;id;X-Amzn-Trace-Id;X-Trace;',
    ],
    ["$input.params().header.get('x-trace') $input.params().header.ACCEPT", 'two x'],
    [
      "$input.params().header.containsKey('Accept') $input.params().header.remove('ACCEPT') $input.params().header.containsKey('accept')",
      'true x false',
    ],
    [
      '#set($h = $input.params().header)#set($h.B = 1)#set($h.ACCEPT = 2)$h.keySet().toString().substring(0, 11) $h.accept',
      '[accept, B, 2',
    ],
    ['$input.params().keySet()', '[path, querystring, header]'],
    ['$input.body', '{"a":{"b":[1,2]}}'],
    ["$input.json('$.a')", '{"b":[1,2]}'],
    ["$input.path('$.a').b.size()", '2'],
    ["#set($r = $input.path('$'))#set($r.c = 'x')$input.json('$')", '{"a":{"b":[1,2]},"c":"x"}'],
  ])('%s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });

  test.each([
    ["[$input.path('$.a.c')]", '[]'], // null
    ["$input.json('$.a.c')", '""'],
    ["[$input.path('$.a.b[-1]')]", '[]'], // paths are those of JsonPath 2.0.0
    ["$input.json('$.a.b[(@.length-1)]')", '2'],
    ["$input.path('$.a.b.length()')", ''],
    ["$input.path('$.a.b').size()", '2'],
  ])('%s finds %s', (template, expected) => {
    expect(render(template, parts)).toBe(expected);
  });

  test.each([
    `$input.path('$["a"]')`,
    "$input.json('$[')",
    "$input.path('$.a[0]')", // on an object
    "$input.json('$.a.b[?(@ in [1])]')",
  ])('%s fails: an invalid path is not one that finds nothing', (template) => {
    expect(() => render(template, parts)).toThrow(
      expect.objectContaining({ cause: expect.any(InvalidJsonPathError) }),
    );
  });

  test('an empty body is {}', () => {
    expect(render("$input.body|$input.json('$')|$input.path('$')")).toBe('{}|{}|{}');
  });

  test('a broken body fails where a path asks, and tells why', () => {
    const broken = { body: '{"a":' };
    expect(render('$input.body', broken)).toBe('{"a":');
    expect(() => render("$input.path('$.a')", broken)).toThrow(
      expect.objectContaining({ cause: expect.any(JsonSyntaxError) }),
    );
  });
});

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
    // Recorded: a map inside $context prints as nothing.
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

  test('but its overrides can, and a variable of its name', () => {
    const template =
      "#set($context.requestOverride.header.a = 'x')$context.requestOverride.header.a#set($context = {'b': 1})$context.b";
    expect(render(template, parts)).toBe('x1');
  });

  test('a map that is put into overrides prints as nothing', () => {
    const path = '$context.requestOverride.path';
    const template = `#set(${path}.m = {'a': 1})[${path}.m][${path}.m.a]#set($l = [${path}.m])$l`;
    expect(render(template, parts)).toBe('[][1][]');
    const own = "#set($context.responseOverride.m = {'a': 1})[$context.responseOverride.m]";
    expect(render(own, parts)).toBe('[]');
  });

  test('keys stand in the order of a HashMap, as recorded', () => {
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

test('$stageVariables', () => {
  const parts = { stageVariables: { url: 'api.test', 'n-1': 'dash' } };
  const template =
    "$stageVariables.url $stageVariables['n-1'] ${stageVariables.url}/x [$stageVariables.no]";
  expect(render(template, parts)).toBe('api.test dash api.test/x []');
});

describe('$util', () => {
  test.each([
    ["$util.escapeJavaScript('it''s /\"é\"')", String.raw`it\'s \/\"\u00E9\"`],
    ["$util.urlEncode('a b&é~*')", 'a+b%26%C3%A9%7E*'],
    ["$util.urlDecode('a+b%26%C3%A9')", 'a b&é'],
    ["$util.base64Encode('é')", 'w6k='],
    ["$util.base64Decode('w6k')", 'é'],
    ['$util.parseJson(\'{"a":[1]}\').a[0]', '1'],
    ['[$util.urlEncode($nothing)]', '[]'],
    ["[$util.snakeCase('x')]", '[]'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test.each(["$util.urlDecode('%zz')", "$util.base64Decode('a b')", "$util.parseJson('{')"])(
    '%s fails',
    (template) => {
      expect(() => render(template)).toThrow(/of the template/);
    },
  );
});

test('what a template does not name is not made', () => {
  const scope: MappingScope = {
    ...scopeWith({}),
    get context(): never {
      throw new Error('read');
    },
    get body(): never {
      throw new Error('read');
    },
    get request(): never {
      throw new Error('read');
    },
  };
  expect(velocityEngine.compile('{"statusCode": 200}').render(scope)).toBe('{"statusCode": 200}');
});
