import { SilentMap } from '../../../java/json/values.js';
import { classWithMethods, type Invocable } from '../../../java/lang/class-of.js';
import { MAP_METHODS } from '../../../java/lang/collections/map-methods.js';
import type { JavaClass } from '../../../java/lang/java-class.js';
import { RenderFailure } from '../../../java/lang/work.js';
import { LazyEntries } from './lazy-entries.js';

/**
 * `$context`, which templates can read but not change, not even through its keys or entries; the values in
 * it can be changed. It prints nothing.
 */
export class UnmodifiableMap extends SilentMap implements Invocable {
  constructor(entries: UnmodifiableEntries) {
    super(entries);
  }

  get javaClass(): JavaClass {
    return UNMODIFIABLE_MAP;
  }
}

/** Read-only entries. */
export class UnmodifiableEntries extends LazyEntries {
  override set(): never {
    return refuse();
  }

  override delete(): never {
    return refuse();
  }

  override clear(): never {
    return refuse();
  }
}

const UNMODIFIABLE_MAP = classWithMethods('java.util.Collections$UnmodifiableMap', {
  ...MAP_METHODS,
  'put(Object,Object)': refuse,
  'putIfAbsent(Object,Object)': refuse,
  'putAll(Map)': refuse,
  'remove(Object)': refuse,
  'remove(Object,Object)': refuse,
  'replace(Object,Object)': refuse,
  'replace(Object,Object,Object)': refuse,
  'clear()': refuse,
});

function refuse(): never {
  throw new RenderFailure(
    '$context is read-only: only $context.requestOverride and $context.responseOverride can be changed',
  );
}
