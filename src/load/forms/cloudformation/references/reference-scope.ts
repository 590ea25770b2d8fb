import type { Origin } from '../../../source/draft.js';
import type { Evaluated } from '../evaluation/evaluated.js';

/** What the functions of a text may refer to. */
export interface ReferenceScope {
  /** `Ref`: the value of a parameter, a pseudo parameter, or the identity of a resource. */
  ref(name: string, at: Origin): Evaluated;
  /** `Fn::GetAtt`. */
  attribute(logicalId: string, attribute: string, at: Origin): Evaluated;
  /** `Fn::FindInMap`; `undefined` if the mapping has no such key. */
  mapping(map: string, first: string, second: string, at: Origin): Evaluated | undefined;
  /** Whether a condition holds. */
  condition(name: string, at: Origin): boolean;
  /** `Fn::ImportValue`. */
  importValue(name: string): Evaluated;
  /** A function that has no meaning here: `Fn::Cidr`, `Fn::GetAZs` and those of the future. */
  unknownFunction(name: string, at: Origin): Evaluated;
}
