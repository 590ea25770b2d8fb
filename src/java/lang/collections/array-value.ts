import { CharacterValue, ListValue, type Value } from '../../json/values.js';
import { RenderFailure } from '../work.js';

/** A Java array, as `split` or `toCharArray` return it, of a fixed length. */
export class ArrayValue extends ListValue {
  readonly component: 'String' | 'Object' | 'char' | 'byte';

  constructor(items: Value[], component: ArrayValue['component']) {
    super(items, 'Array');
    this.component = component;
  }

  /** @throws RenderFailure for a value that is not of the array's type; a template cannot create bytes */
  checkElement(value: Value): void {
    if (!ELEMENTS[this.component](value)) {
      throw new RenderFailure(`An array of ${this.component} cannot hold this value`);
    }
  }
}

const ELEMENTS: Readonly<Record<ArrayValue['component'], (value: Value) => boolean>> = {
  Object: () => true,
  String: (value) => value === null || typeof value === 'string',
  char: (value) => value instanceof CharacterValue,
  byte: () => false,
};
