import type { HclExpression } from '../syntax/nodes.js';
import type { HclValue } from '../values/value.js';
import type { HclScope } from './scope.js';

/** Evaluates an expression that is part of another one. */
export type Evaluating = (expression: HclExpression, scope: HclScope) => HclValue;
