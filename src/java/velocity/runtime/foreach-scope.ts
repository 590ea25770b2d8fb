import { MapValue, type Value } from '../../json/values.js';
import { classWithMethods, type Invocable } from '../../lang/class-of.js';
import { MAP_METHODS } from '../../lang/collections/map-methods.js';
import type { JavaClass, MethodTable } from '../../lang/java-class.js';

/** `$foreach`: where a loop stands; a map besides, in which a template may keep what it likes. */
export class ForeachScope extends MapValue implements Invocable {
  index = -1;
  hasNext = false;
  /** The `$foreach` of the loop around this one. */
  readonly parent: ForeachScope | undefined;
  /** What `$foreach` was before, where it was no loop's. */
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

  /** What a template kept here or in a loop around. */
  find(key: Value): Value {
    const own = this.entries.get(key);
    return own ?? (own === undefined ? (this.parent?.find(key) ?? null) : null);
  }
}

/** What `$foreach` can be asked, by getters and by method names. */
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
