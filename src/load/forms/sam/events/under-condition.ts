import type { Drafts } from '../document/drafts.js';
import type { ApiEvent } from './api-event.js';

/**
 * Makes an operation depend on the condition of the function or state machine that it invokes.
 * @param otherwise what is there if the condition is false; `undefined`: nothing
 */
export function underCondition(
  { event, owner }: ApiEvent,
  operation: unknown,
  otherwise: unknown,
  drafts: Drafts,
): unknown {
  if (owner.condition === undefined) {
    return operation;
  }
  const absent = otherwise ?? drafts.object(event, { Ref: 'AWS::NoValue' });
  const branches = drafts.list(event, [owner.condition, operation, absent]);
  return drafts.object(event, { 'Fn::If': branches });
}
