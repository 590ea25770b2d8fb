import { isObject } from '../../../../checks/document-values.js';

/**
 * Whether a value is a function of CloudFormation, as the SAM translator tells it: an object with one
 * key that is `Ref`, `Condition` or begins with `Fn::`.
 */
export function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'));
}

/** What `Ref` names; `undefined` for anything but a `Ref`. */
export function refOf(value: unknown): string | undefined {
  return isIntrinsic(value) && isObject(value) && typeof value.Ref === 'string'
    ? value.Ref
    : undefined;
}

export function isNoValue(value: unknown): boolean {
  return refOf(value) === 'AWS::NoValue';
}

/** The list of an `Fn::If`; `undefined` for anything else. */
export function conditionalOf(value: unknown): readonly unknown[] | undefined {
  const list = isObject(value) && Object.hasOwn(value, 'Fn::If') ? value['Fn::If'] : undefined;
  return Array.isArray(list) ? list : undefined;
}
