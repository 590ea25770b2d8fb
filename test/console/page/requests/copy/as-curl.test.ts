import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { asCurl } from '../../../../../console/requests/copy/as-curl.js';
import { sampleRecord, withRequest } from '../../support/sample-record.js';

test('method, headers, body and address', () => {
  expect(asCurl(sampleRecord())).toBe(`curl --globoff --path-as-is --request PUT \\
  --header 'Content-Type: application/json' \\
  --header 'Authorization: *****' \\
  --data-raw '{"type":"dog"}' \\
  'http://localhost:3000/pets/7?dry=true'`);
});

/** The words that a shell passes to curl. */
function argumentsOf(command: string): readonly string[] {
  const program = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  return execFileSync('bash', ['-c', program], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('the words that curl gets', () => {
  const fixed = ['--globoff', '--path-as-is'];
  const common = { httpMethod: 'GET', path: '/a', queryString: '' };
  const url = 'http://127.0.0.1/a';

  test.each([
    ['a method', { httpMethod: 'DELETE' }, [...fixed, '--request', 'DELETE', url]],
    ['HEAD', { httpMethod: 'HEAD' }, [...fixed, '--head', url]],
    [
      'an empty header',
      withRequest([['X-Empty', '']], undefined),
      [...fixed, '--header', 'X-Empty;', url],
    ],
    [
      'the body of a form without a type',
      { httpMethod: 'POST', ...withRequest([], '@/etc/passwd') },
      [...fixed, '--header', 'Content-Type:', '--data-raw', '@/etc/passwd', url],
    ],
    [
      'a hostile header',
      withRequest([['X-A', `'; touch broken; $(id) "`]], undefined),
      [...fixed, '--header', `X-A: '; touch broken; $(id) "`, url],
    ],
    [
      'a hostile path and query',
      { path: "/a';touch%20broken;'$(id)", queryString: 'b=`id`&c[]={1,2}' },
      [...fixed, "http://127.0.0.1/a';touch%20broken;'$(id)?b=`id`&c[]={1,2}"],
    ],
    [
      'the host of a stranger',
      withRequest([['Host', 'evil.example:8080']], undefined),
      [...fixed, '--header', 'Host: evil.example:8080', 'http://127.0.0.1:8080/a'],
    ],
    [
      'a host that is not one',
      withRequest([['Host', 'localhost@evil.example']], undefined),
      [...fixed, '--header', 'Host: localhost@evil.example', url],
    ],
    [
      'a name of this machine',
      withRequest([['Host', 'api.localhost:99']], undefined),
      [...fixed, 'http://api.localhost:99/a'],
    ],
  ])('%s', (_, changes, words) => {
    const record = sampleRecord({ ...withRequest([], undefined), ...common, ...changes });
    expect(argumentsOf(asCurl(record))).toEqual(words);
  });
});
