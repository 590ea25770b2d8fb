import { describe, expect, test } from 'vitest';
import { Secrets } from '../../../../src/execute/log/secrets/secrets.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const JWT = `eyJhbGciOiJIUzI1NiJ9.${'c2VjcmV0'.repeat(200)}.c2lnbmF0dXJl`;

describe('a secret of a header is hidden', () => {
  test.each<[header: string, value: string, text: string, shown: string]>([
    ['authorization', `Bearer ${JWT}`, `token ${JWT}!`, 'token *****!'],
    ['AUTHORIZATION', 'Basic YWRhOmxvdmVsYWNl', 'ada:lovelace, lovelace', '*****, *****'],
    ['Proxy-Authorization', 'Basic c2VjcmV0LWtleTo=', '{"k":"secret-key"}', '{"k":"*****"}'],
    ['Cookie', 'a=12345678; b=short', '12345678 short', '***** short'],
    ['cookie', 'sid="a b;c\'d"', 'sid=\\"a b;c\'d\\"', '*****'],
    [
      'Set-Cookie',
      'sid=verysecret; HttpOnly; SameSite=Strict',
      'verysecret HttpOnly',
      '***** HttpOnly',
    ],
    ['X-Api-Key', 'k1', 'k1', '*****'],
    ['X-Api-Key', 'k1', '"k1" k12 (k1)', '"*****" k12 (*****)'],
    ['Authorization', 'a', 'Authorization: a, as a claim', 'Authorization: *****, as ***** claim'],
    ['Authorization', 'a', '{"token":"a"} x=a&b=a', '{"token":"*****"} x=*****&b=*****'],
    ['x-amz-security-token', 'IQoJb3JpZ2luX2Vj', 't=IQoJb3JpZ2luX2Vj', 't=*****'],
    ['x-amzn-Remapped-Authorization', 'Bearer abcdefgh', 'abcdefgh', '*****'],
    ['Referer', 'https://ada:lovelace@x.test/', 'lovelace', '*****'],
    ['Location', 'https://b.test/?X-Amz-Signature=0123abcd&x=1', '0123abcd x=1', '***** x=1'],
    ['X-Other', 'abcdefghij', 'abcdefghij', 'abcdefghij'],
    [
      'Authorization',
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/s3/aws4_request, SignedHeaders=x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6',
      'Signature 5d672d79c15b13162d9279b0855cfba6 of x-amz-date',
      'Signature ***** of x-amz-date',
    ],
  ])('%s: %s hides in %s', (name, value, text, shown) => {
    const secrets = new Secrets();
    secrets.learnHeaders(['Host', 'x', name, value]);
    expect(secrets.redact(text)).toBe(shown);
  });
});

test.each([...'+-*/\\^$.?()[]{}|&é"\ud800', ']]', '$&'])(
  'a short secret of any characters is hidden: %j',
  (secret) => {
    const secrets = new Secrets();
    secrets.learn(secret);
    expect(secrets.redact(`token <${secret}> x`)).toBe('token <*****> x');
  },
);

describe('a secret is hidden', () => {
  const secret = 'pä"ss/wörd+\'=&';
  const json = JSON.stringify({ a: secret });
  test.each<[how: string, text: string]>([
    ['as it is', secret],
    ['in a URI', encodeURIComponent(secret)],
    ['in a URI with small digits', encodeURIComponent(secret).toLowerCase()],
    ['in a form', new URLSearchParams({ a: secret }).toString()],
    ['in JSON', json],
    ['in the bytes of a header', Buffer.from(secret).toString('latin1')],
    ['in base64', base64(secret)],
    ['in base64 in a URI', encodeURIComponent(base64(secret))],
    ['in base64 in JSON', `{"a":"${base64(secret)}"}`],
  ])('%s', (_, text) => {
    const secrets = new Secrets();
    secrets.learn(secret);
    const shown = secrets.redact(text);
    expect(shown).toContain('*****');
    expect(shown).not.toMatch(/ss|w(?:ö|%|\\|Ã)|rd/);
  });

  test.each(['', 'x', 'xy', 'xyz', '{"token":"'])('in the base64 of text after %j', (before) => {
    const secrets = new Secrets();
    secrets.learn(JWT);
    for (const after of ['', '!', '!!', '"}']) {
      const shown = secrets.redact(base64(`${before}${JWT}${after}`));
      expect(shown).toMatch(/^[\w+/]{0,20}\*{5}[\w+/=]{0,8}$/);
    }
  });
});

describe('without having been learnt, these are hidden', () => {
  test.each([
    ['a password in a URI', 'to http://ada:lovelace@x.test/p', 'to http://ada:*****@x.test/p'],
    ['one behind escaped slashes', 'http:\\/\\/ada:lovelace@x', 'http:\\/\\/ada:*****@x'],
    ['a signature', 'GET /?X-Amz-Signature=01ab&a=1', 'GET /?X-Amz-Signature=*****&a=1'],
    ['a credential', '?x-amz-credential=AKID%2F20260101', '?x-amz-credential=*****'],
    ['a session token', '{X-Amz-Security-Token=abc, b=1}', '{X-Amz-Security-Token=*****, b=1}'],
    ['a query within a query', 'u=%3FX-Amz-Signature%3D01ab', 'u=%3FX-Amz-Signature%3D*****'],
    [
      'an ampersand of JSON',
      '?a=1\\u0026X-Amz-Signature=01ab"',
      '?a=1\\u0026X-Amz-Signature=*****"',
    ],
    ['nothing else', 'a=1&page=2 http://x:80/@', 'a=1&page=2 http://x:80/@'],
  ])('%s', (_, text, shown) => {
    expect(new Secrets().redact(text)).toBe(shown);
  });
});

describe('the work has a bound', () => {
  const cookies = (count: number) =>
    Array.from({ length: count }, (_, i) => `aaa${i.toString(36).padStart(5, 'b')}`).join(';');

  test('1,500 cookies are still looked for one by one', () => {
    const secrets = new Secrets();
    secrets.learnHeaders(['Cookie', cookies(1500)]);
    expect(secrets.redact('x aaabbb15 y')).toBe('x ***** y');
    expect(secrets.redact('harmless')).toBe('harmless');
  });

  test('too many secrets to look for hide everything', () => {
    const secrets = new Secrets();
    for (let i = 0; i < 40; i += 1) {
      secrets.learn(`${i}${cookies(1500)}`);
    }
    expect(secrets.redact('harmless')).toBe('*****');
    expect(secrets.redact('')).toBe('');
  });
});

test('a long text that was shown before is hidden again for a secret that was learnt since', () => {
  const secrets = new Secrets();
  const text = `${'plain '.repeat(20_000)}sesame-1 k1`;
  expect([secrets.redact(text), secrets.redact(text)]).toEqual([text, text]);
  secrets.learn('sesame-1');
  expect(secrets.redact(text).slice(-9)).toBe(' ***** k1');
  secrets.learn('k1');
  expect(secrets.redact(text).slice(-12)).toBe(' ***** *****');
});
