import { expect, test } from 'vitest';
import { Drafts } from '../../../../../src/load/forms/sam/document/drafts.js';
import type { ApiEvent } from '../../../../../src/load/forms/sam/events/api-event.js';
import { underCondition } from '../../../../../src/load/forms/sam/events/under-condition.js';
import { SourceMap } from '../../../../../src/load/source/source-map.js';

const operation = { responses: {} };

function under(condition: string | undefined, otherwise: unknown): unknown {
  const event = { container: {}, key: 'E', pointer: '#', value: {} };
  const apiEvent = { event, owner: { condition } } as unknown as ApiEvent;
  return underCondition(apiEvent, operation, otherwise, new Drafts(new SourceMap()));
}

test.each<readonly [string | undefined, unknown, unknown]>([
  [undefined, { other: 1 }, operation],
  ['C', undefined, { 'Fn::If': ['C', operation, { Ref: 'AWS::NoValue' }] }],
  ['C', { other: 1 }, { 'Fn::If': ['C', operation, { other: 1 }] }],
])('under the condition %j, with %j otherwise', (condition, otherwise, expected) => {
  expect(JSON.parse(JSON.stringify(under(condition, otherwise)))).toEqual(expected);
});
