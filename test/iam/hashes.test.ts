import { expect, test } from 'vitest';
import { bytesOfText, isSameText, signatureOf } from '../../src/iam/hashes.js';

// The example of AWS's general reference, "Calculate the signature for AWS Signature Version 4".
test("AWS's example of a signature", async () => {
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    '20150830T123600Z',
    '20150830/us-east-1/iam/aws4_request',
    'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
  ].join('\n');
  const scope = ['20150830', 'us-east-1', 'iam', 'aws4_request'];
  expect(await signatureOf('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', scope, stringToSign)).toBe(
    '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});

test.each<readonly [a: string, b: string, same: boolean]>([
  ['', '', true],
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
  ['', 'a', false],
  ['a', '', false],
  ['aa', 'a', false],
  ['\0', '', false],
])('%j and %j: %s', (a, b, same) => {
  expect(isSameText(a, b)).toBe(same);
});

test('characters are bytes', () => {
  expect([...bytesOfText('a\u00ff')]).toEqual([97, 255]);
});
