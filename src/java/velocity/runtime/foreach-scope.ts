import { MapValue, type Value } from '../../json/values.js';
import { classWithMethods, type Invocable } from '../../lang/class-of.js';
import { MAP_METHODS } from '../../lang/collections/map-methods.js';
import type { JavaClass, MethodTable } from '../../lang/java-class.js';

/** `$foreach`: the position of a loop; also a map, in which a template can store its own values. */
export class ForeachScope extends MapValue implements Invocable {
  index = -1;
  hasNext = false;
  /** The `$foreach` of the loop around this one. */
  readonly parent: ForeachScope | undefined;
  /** The value of `$foreach` before the loop, if it did not belong to a loop. */
  readonly replaced: Value;

  constructor(previous: Value) {
    super();
    this.parent = previous instanceof ForeachScope ? previous : undefined;
    this.replaced = previous instanceof ForeachScope ? null : previous;
  }

  get javaClass(): JavaClass {
    return SCOPE;
  }

  get topmost(): ForeachScope {
    let scope: ForeachScope = this;
    while (scope.parent !== undefined) {
      scope = scope.parent;
    }
    return scope;
  }

  /** A value that a template stored here or in an outer loop. */
  find(key: Value): Value {
    const own = this.entries.get(key);
    return own ?? (own === undefined ? (this.parent?.find(key) ?? null) : null);
  }
}

/** The properties of `$foreach`, by getters and by method names. */
const SCOPE_METHODS: MethodTable<ForeachScope> = {
  'getIndex()': ({ index }) => index,
  'getCount()': ({ index }) => index + 1,
  'hasNext()': ({ hasNext }) => hasNext,
  'getHasNext()': ({ hasNext }) => hasNext,
  'isFirst()': ({ index }) => index < 1,
  'getFirst()': ({ index }) => index < 1,
  'isLast()': ({ hasNext }) => !hasNext,
  'getLast()': ({ hasNext }) => !hasNext,
  'getParent()': ({ parent }) => parent ?? null,
  'getTopmost()': ({ topmost }) => topmost,
  'getReplaced()': ({ topmost, replaced }) => replaced ?? topmost.replaced,
  'get(Object)': (self, [key]) => self.find(key ?? null),
};

const SCOPE = classWithMethods('org.apache.velocity.runtime.directive.ForeachScope', {
  ...MAP_METHODS,
  ...SCOPE_METHODS,
});
