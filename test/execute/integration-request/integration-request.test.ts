import { describe, expect, test } from 'vitest';
import { documentOf, inMemory } from '../../support/in-memory.js';

describe.each(['AWS', 'AWS_PROXY'] as const)('the ARN of %s', (type) => {
  const request = async (uri: string, path: string) => {
    const document = documentOf(
      {
        type: type.toLowerCase(),
        httpMethod: 'GET',
        uri,
        requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
        responses: { default: { statusCode: 200 } },
      },
      { path: '/files/{key+}' },
    );
    const paths: string[] = [];
    const serve = async (one: { path: string }) => {
      paths.push(one.path);
      return { statusCode: 200 };
    };
    const { send } = inMemory(document, undefined, {
      backends: { [type]: serve },
      stageVariables: { bucket: 'green' },
    });
    const { status } = await send({ path });
    return [status, ...paths];
  };

  test.each([
    ['arn:aws:s3:::${stageVariables.bucket}/{key}', '/files/a%2Fb/c', 'arn:aws:s3:::green/a%2Fb/c'],
    ['arn:aws:s3:::${stageVariables.none}/x', '/files/a', 'arn:aws:s3:::/x'],
    ['arn:aws:s3:::b/{other}/{key}', '/files/a', 'arn:aws:s3:::b/{other}/a'],
    ['arn:aws:s3:::b/{key}', '/files/a?b', 'arn:aws:s3:::b/a%3Fb'],
  ])('%s is sent with its variables filled', async (uri, path, expected) => {
    expect(await request(uri, path)).toEqual([200, expected]);
  });

  test.each(['/files/..', '/files/a/../../b', '/files/%2e%2e/b'])(
    'no value climbs out of it: %s',
    async (path) => {
      expect(await request('arn:aws:s3:::bucket/{key}', path)).toEqual([400]);
    },
  );
});
