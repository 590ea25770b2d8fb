import { describe, expect, test } from 'vitest';
import { compileAccessLogFormat } from '../../../../src/execute/log/access-log/access-log-format.js';
import { ACCESS_LOG_FORMATS } from '../../../../src/execute/log/access-log/access-log-formats.js';
import { http, secured } from '../logged.js';
import { accessLine } from './access.js';

const POST = { httpMethod: 'POST', path: '/pets/7' };
const id = '11111111-2222-4333-8444-555555555555';

describe('AWS refuses a format, and so does the compiler:', () => {
  test.each<readonly [about: string, format: string, sentence: RegExp]>([
    ['without an ID', '$context.status', /^accessLog\.format must contain \$context\.requestId or/],
    ['whose ID is another variable', '$context.requestIdentity', /must contain/],
    ['of two lines', '$context.requestId\n$context.status', /must be a single line/],
    ['with other variables', '$context.requestId $input.body', /not \$input$/],
    ['with $context itself', '$context.requestId $context', /names \$context itself/],
    [
      'with an unknown name',
      '$context.requestId $context.responseLatncy',
      /^"responseLatncy" is not a variable of \$context \(accessLog\.format\); did you mean "responseLatency"\?$/,
    ],
    [
      'with an unknown member',
      '$context.requestId $context.identity.sourceip',
      /did you mean "identity.sourceIp"/,
    ],
    ['with a name of every object', '$context.requestId $context.constructor', /is not a variable/],
  ])('%s', (_, format, sentence) => {
    expect(() => compileAccessLogFormat(format, 'accessLog.format', false)).toThrow(sentence);
  });
});

describe('a line has', () => {
  test.each<readonly [about: string, format: string, line: string]>([
    ['the words of the format', 'id=$context.requestId; done.', `id=${id}; done.`],
    ['no line break that ends the format', '$context.requestId\r\n', id],
    ['a dot after a variable', '$context.requestId.', `${id}.`],
    ['a hyphen for what is absent', '$context.requestId $context.identity.user', `${id} -`],
    ['the characters that replacements would change', "$& $' $context.requestId", `$& $' ${id}`],
    ['a number in JSON', '{"a":"$context.requestId","b":$context.status}', `{"a":"${id}","b":200}`],
    [
      'a JSON text where the format has no quotes',
      '{"a":$context.requestId,"b":$context.identity.user}',
      `{"a":"${id}","b":"-"}`,
    ],
    ['escaped quotes of the format', '{"a\\"b":$context.requestId}', `{"a\\"b":"${id}"}`],
  ])('%s', async (_, format, line) => {
    expect(await accessLine(http(), POST, format)).toBe(line);
  });
});

describe('no client can forge', () => {
  const forged = 'x"}\r\n{"requestId":"forged\u2028\u001b[2J,<a>';
  const context = () => ({ identity: { userAgent: forged } });
  test.each<readonly [about: string, format: string]>([
    ['a line of JSON', '{"id":"$context.requestId","agent":"$context.identity.userAgent"}'],
    ['a line of XML', '<a id="$context.requestId">$context.identity.userAgent</a>'],
    ['a line of CSV', '$context.requestId,$context.identity.userAgent'],
    ['a line of text', '$context.requestId "$context.identity.userAgent"'],
  ])('%s', async (_, format) => {
    const line = await accessLine(http(), POST, format, { context });
    expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
    if (format.startsWith('{')) {
      expect(JSON.parse(line)).toEqual({ id, agent: forged });
    } else {
      expect(line).toContain('forged');
    }
  });

  test('a path', async () => {
    const line = await accessLine(
      http(),
      { path: '/a"b\\' },
      '{"id":"$context.requestId","path":"$context.path","resource":"$context.resourcePath"}',
    );
    expect(JSON.parse(line)).toMatchObject({ path: '/test/a"b\\', resource: '/a"b\\' });
  });
});

describe('credentials', () => {
  const document = secured({ security: [{ key: [] }] });
  const request = {
    ...POST,
    headers: ['x-api-key', 'a-very-secret-key', 'User-Agent', 'curl a-very-secret-key'],
  };
  const options = { apiKeys: new Map([['a-very-secret-key', { id: 'k1' }]]) };
  const format =
    '$context.requestId $context.identity.apiKey $context.identity.apiKeyId $context.identity.userAgent';

  test('are hidden', async () => {
    expect(await accessLine(document, request, format, options)).toBe(`${id} ***** k1 curl *****`);
  });

  test('are shown with traceSecrets', async () => {
    expect(await accessLine(document, request, format, { ...options, traceSecrets: true })).toBe(
      `${id} a-very-secret-key k1 curl a-very-secret-key`,
    );
  });

  test('are hidden in what an authorizer returns', async () => {
    const line = await accessLine(
      secured({ security: [{ token: [] }] }),
      { ...POST, headers: ['Authorization', 'Bearer abcdefghij'] },
      '$context.requestId $context.authorizer.principalId $context.authorizer.claims.sub',
      {
        authorizers: {
          token: () => ({ claims: { sub: 'ann', principalId: 1 } }),
        },
        context: () => ({ authorizer: { principalId: 'abcdefghij' } }),
      },
    );
    expect(line).toBe(`${id} ***** ann`);
  });
});

test('the formats of the console compile', () => {
  for (const format of Object.values(ACCESS_LOG_FORMATS)) {
    expect(() => compileAccessLogFormat(format, 'x', false)).not.toThrow();
  }
});
