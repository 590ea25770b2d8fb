import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/gateway.js';
import { HOSTS } from '../../support/hosts.js';
import { documentOfPaths, parameters } from '../base/documents.js';
import { attacked } from '../base/exchange.js';

const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['__defineGetter__', 'isPrototypeOf', 'then', 'length'],
];

/** An object that has each name as a member of its own. */
const named = (given: (name: string) => string): Record<string, string> =>
  JSON.parse(`{${NAMES.map((name) => `"${name}":"${given(name)}"`).join()}}`);

/** What each place that has names knows under one. */
const PLACES = [
  '$!input.params($n)',
  '$!input.params().querystring.get($n)',
  '$!input.params().header.get($n)',
  '$!stageVariables.get($n)',
  '$!context.authorizer.get($n)',
];
const LIST = `['${NAMES.join("','")}']`;
const BODY = `#set($b = '')#foreach($n in ${LIST})#set($b = "$b$!input.path('$').get($n),$!util.parseJson($input.body).get($n);")#end#set($context.requestOverride.path.b = $b){"statusCode": 200}`;
const TEMPLATE = `#foreach($n in ${LIST})$n:${PLACES.join(',')};#end$context.requestOverride.path.b`;

const integration = (template: string): object => ({
  type: 'mock',
  requestTemplates: { 'application/json': BODY },
  responses: {
    default: { statusCode: '200', responseTemplates: { 'application/json': template } },
  },
});
const api = (): object =>
  documentOfPaths(
    {
      '/named': {
        post: {
          security: [{ login: [] }],
          responses: { 200: { description: '' } },
          'x-amazon-apigateway-integration': integration(TEMPLATE),
        },
      },
      ...Object.fromEntries(
        NAMES.map((name, index) => [
          `/${index}/{${name}}`,
          {
            get: {
              parameters: parameters({ path: [name], query: [name], header: [name] }),
              responses: { 200: { description: '' } },
              'x-amazon-apigateway-integration': integration(
                `$input.params().path.get('${name}') $input.params('${name}')`,
              ),
            },
          },
        ]),
      ),
    },
    {
      components: {
        securitySchemes: {
          login: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token' },
          },
        },
      },
    },
  );

const request = (head: string, fields: string, body = ''): string =>
  `${head} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: t\r\nContent-Type: application/json\r\n${fields}Content-Length: ${body.length}\r\n\r\n${body}`;
const bodyOf = (received: string): string => received.slice(received.indexOf('\r\n\r\n') + 4);

describe.each(HOSTS)('under $name', (host) => {
  const options = (known: boolean): GatewayOptions<never> => ({
    authorizers: {
      login: () => ({
        principalId: 'p',
        policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
        context: known ? named((name) => `a-${name}`) : {},
      }),
    },
    stageVariables: known ? named((name) => `s-${name}`) : {},
  });

  test('the names of Object.prototype are names like any other, with values of their own', async () => {
    const { send } = await attacked(host, api, { options: options(true) });
    const query = NAMES.map((name) => `${name}=q-${name}`).join('&');
    const fields = NAMES.map((name) => `${name}: h-${name}\r\n`).join('');
    const body = JSON.stringify(named((name) => `b-${name}`));
    const known = NAMES.map((name) => `${name}:q-${name},q-${name},h-${name},s-${name},a-${name}`);
    const received = bodyOf(await send(request(`POST /named?${query}`, fields, body)));
    expect(received.split(';')).toEqual([
      ...known,
      ...NAMES.map((name) => `b-${name},b-${name}`),
      '',
    ]);
    for (const [index, name] of NAMES.entries()) {
      expect(bodyOf(await send(request(`GET /${index}/value?${name}=q`, '')))).toBe('value value');
    }
  });

  test('the names of Object.prototype are absent where nobody gave them a value', async () => {
    const { send } = await attacked(host, api, { options: options(false) });
    const absent = `${NAMES.map((name) => `${name}:,,,,;`).join('')}${NAMES.map(() => ',;').join('')}`;
    expect(bodyOf(await send(request('POST /named', '', '{}')))).toBe(absent);
    const attempts = [
      '__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__.polluted=1',
      'a[__proto__][polluted]=1&__proto__=polluted',
    ];
    const pollution = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    for (const query of attempts) {
      await send(request(`POST /named?${query}`, '__proto__: polluted\r\n', pollution));
    }
    expect('polluted' in {}).toBe(false);
    expect(bodyOf(await send(request('POST /named', '', '{}')))).toBe(absent);
  });
});
