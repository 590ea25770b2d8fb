import { expect, test } from 'vitest';
import { Drafts } from '../../../../../src/load/forms/sam/document/drafts.js';
import { skeleton } from '../../../../../src/load/forms/sam/events/skeleton.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';
import { plain } from '../../../reading.js';

const place = { container: {}, key: 'a', pointer: '#' } as const;

test.each<readonly [string | undefined, object]>([
  [undefined, { swagger: '2.0' }],
  ['3.0.1', { openapi: '3.0.1' }],
])('with the version %j, the definition begins with %j', (openapi, version) => {
  expect(plain(skeleton(place, new Drafts(new SourceMap()), openapi))).toEqual({
    ...version,
    info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
    paths: {},
  });
});
