import { expect, test } from 'vitest';
import { checkOf, compile, faults } from '../../model-document.js';

const SENTENCES: Readonly<Record<string, string>> = {
  'date-time':
    "is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
  email: 'is not a valid email address',
  hostname: 'is not a valid hostname',
  ipv4: 'is not a valid IPv4 address',
  ipv6: 'is not a valid IPv6 address',
  regex: 'is not a valid ECMA 262 regular expression',
  uri: 'is not a valid URI',
};

// What java.net.URI, JavaMail, Guava and Joda-Time take.
const VALID: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '2024-02-29T23:59:59Z',
    '2024-01-31T00:00:00.123456789012Z',
    '2024-01-01T00:00:00+01:00',
    '2024-01-01T00:00:00-0530',
  ],
  email: [
    'who@example.org',
    'foo@bar',
    'Joe <joe@example.org>',
    '"a b"@example.org',
    'a@[10.0.0.1]',
  ],
  hostname: [
    'a',
    'example.org',
    'example.org.',
    'a-b.c_d.x',
    'bücher.example',
    `${'a'.repeat(63)}.org`,
  ],
  ipv4: ['0.0.0.0', '255.255.255.255', '10.1.20.100'],
  ipv6: ['::', '::1', '1:2:3:4:5:6:7:8', 'fe80::1', '::ffff:1.2.3.4', '1::', '64:ff9b::1.2.3.4'],
  regex: ['^a+$', '', '(?:x)'],
  uri: [
    'yesterday',
    '',
    '/a',
    'http://a:x/',
    'http://é.com/é',
    'mailto:a@b',
    'http://[::1]/',
    'urn:x:y',
    'http://h_x/',
    'http://a/%41',
    '?q=[x]',
    '#[x]',
    'http:///p',
    '//u@h:8a',
    'x:?q',
    'a:[x]',
    '😀',
    'http://@',
    'http://:80',
  ],
};
const INVALID: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    'yesterday',
    '2024-01-01',
    '2024-01-01T00:00:00',
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:00.Z',
    '2024-01-01 00:00:00Z',
    '0000-00-00T00:00:00Z',
  ],
  email: [
    'nope',
    '',
    '@a',
    'a@',
    'a@b@c',
    'a b@c',
    'a@b c',
    'a,b@c',
    'a@b,c@d',
    'a@b;c',
    '<a@b',
    '"@b',
  ],
  hostname: [
    '',
    '.',
    '-a',
    'a-',
    'a..b',
    'a b',
    'a/b',
    '1.2.3.4',
    `${'a'.repeat(64)}.org`,
    'a.'.repeat(128),
  ],
  ipv4: ['', '1.2.3', '1.2.3.4.', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '::1', 'a.b.c.d'],
  ipv6: [
    '',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '12345::',
    '::1.2.3',
    '::1.2.3.256',
    '1.2.3.4',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7:8::',
  ],
  regex: ['(', '[', '*', 'a{2,1}'],
  uri: [
    'http://a b',
    'http://',
    'a^b',
    '%zz',
    'http://[x]/',
    '#a#b',
    'a|b',
    'http:',
    '://x',
    '1a:b',
    '\u0001',
    '\u00a0',
    '{x}',
    '\\',
    '/[x]',
    'http://a?b c',
    '[x]',
    '"',
    '<',
    '`',
    '\u2028',
  ],
};

const rows = (table: typeof VALID) =>
  Object.entries(table).flatMap(([format, texts]) => texts.map((text) => [format, text] as const));

test.each(rows(VALID))('as %s, %j fits', (format, text) => {
  expect(compile({ format })(text)).toEqual([]);
});

test.each(rows(INVALID))('as %s, %j is refused', (format, text) => {
  expect(compile({ format })(text)).toEqual([`string "${text}" ${SENTENCES[format]}`]);
});

test.each(Object.keys(SENTENCES))('%s asks for nothing of what is not text', (format) => {
  const check = compile({ format });
  for (const value of [1, null, true, [], {}]) {
    expect(check(value)).toEqual([]);
  }
});

test.each(['double', 'float', 'date', 'int32', 'int64', 'decimal', 'password', 'pet-name'])(
  'the format %s is a warning: it stands beside faults, and is none',
  (format) => {
    const check = compile({ properties: { a: { format, minimum: 0 }, b: { type: 'string' } } });
    const warning = `format attribute "${format}" not supported`;
    expect(check({ a: 1, b: 'x' })).toEqual([]);
    expect(check({ a: 'x', b: 1 })).toHaveLength(2);
    expect(check({ a: 'x', b: 1 })).toContain(warning);
    expect(check({ b: 1 })).not.toContain(warning);
  },
);

test('a warning stops nothing, and one inside a choice stays unsaid', () => {
  const inner = { format: 'x', properties: { a: { format: 'y', type: 'string' } } };
  expect([...compile(inner)({ a: 1 })].sort()).toEqual([
    'format attribute "x" not supported',
    'format attribute "y" not supported',
    'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
  ]);
  expect(compile({ anyOf: [inner] })({ a: 1 })).toEqual([
    'instance failed to match at least one required schema among 1',
  ]);
});

test('long hostile texts cost a look', () => {
  const texts = [
    'a'.repeat(1e6),
    'a.'.repeat(5e5),
    ':'.repeat(1e6),
    '"'.repeat(1e6),
    '%41'.repeat(3e5),
  ];
  for (const format of Object.keys(SENTENCES)) {
    const check = checkOf({ format });
    for (const text of texts) {
      expect(faults(check, JSON.stringify(text)).length).toBeLessThanOrEqual(1);
    }
  }
});
