import { ListValue, type Value } from '../json/values.js';

/** A Java array, as `split` or `toCharArray` give it: of a fixed length. */
export class ArrayValue extends ListValue {
  readonly component: 'String' | 'Object' | 'char' | 'byte';

  constructor(items: Value[], component: ArrayValue['component']) {
    super(items, 'Array');
    this.component = component;
  }
}
