import { ListValue, MapValue, type Value } from '../../json/values.js';
import { outOfBounds } from '../../lang/arguments.js';
import { classOf } from '../../lang/class-of.js';
import { ArrayValue } from '../../lang/collections/array-value.js';
import { putInto } from '../../lang/collections/map-methods.js';
import { refreshed } from '../../lang/collections/sub-list.js';
import { spendKey } from '../../lang/equality.js';
import { choose, type JavaClass, type MethodBody, type Overloads } from '../../lang/java-class.js';
import { sizeOf } from '../../lang/size-of.js';
import { RenderFailure } from '../../lang/work.js';
import { ForeachScope } from './foreach-scope.js';
import type { Run } from './run.js';

/** A method of a reference; caches the methods of its name in the class of the last target. */
export class ReferenceMethod {
  readonly #name: string;
  #class: JavaClass | undefined;
  #overloads: Overloads | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** `$target.name(args)`; null if no method fits. */
  call(target: Exclude<Value, null>, args: readonly Value[], run: Run): Value {
    if (this.#name === 'get' && args.length === 1 && isPlainMap(target)) {
      const [key] = args;
      if (typeof key === 'string') {
        spendKey(key, run);
        return target.entries.get(key) ?? null;
      }
    }
    const own = classOf(target);
    if (own !== this.#class) {
      this.#class = own;
      this.#overloads = own.overloads(this.#name);
    }
    const body = this.#overloads && choose(this.#overloads, args);
    return body === undefined ? null : invoke(body, target, args, run);
  }
}

/** A property of a reference; caches how to read it from the class of the last target. */
export class Property {
  readonly name: string;
  readonly #otherCase: string;
  #class: JavaClass | undefined;
  #reader: MethodBody<never> | undefined;

  constructor(name: string) {
    this.name = name;
    this.#otherCase = withOtherCase(name);
  }

  /** `$target.name`: a getter, then a key of a map, then an `is…` method that returns a Boolean. */
  read(target: Exclude<Value, null>, run: Run): Value {
    if (target instanceof ForeachScope) {
      if (this.name === 'hasNext') {
        return target.hasNext;
      }
      if (this.name === 'index') {
        return target.index;
      }
      if (this.name === 'count') {
        return target.index + 1;
      }
    } else if (isPlainMap(target) && this.name !== 'class' && this.name !== 'Class') {
      return target.entries.get(this.name) ?? null;
    }
    const own = classOf(target);
    if (own !== this.#class) {
      this.#class = own;
      this.#reader = this.#find(own, target);
    }
    return this.#reader === undefined ? null : invoke(this.#reader, target, [], run);
  }

  /** `#set($target.name = value)`; ignored if the target does not have such a property. */
  write(target: Exclude<Value, null>, value: Value, run: Run): void {
    const own = classOf(target);
    const setter =
      own.find(`set${this.name}`, [value]) ?? own.find(`set${this.#otherCase}`, [value]);
    if (setter !== undefined) {
      invoke(setter, target, [value], run);
    } else if (target instanceof MapValue) {
      putInto(target, this.name, value, run);
    } else {
      callMethod(target, 'put', [this.name, value], run);
    }
  }

  #find(own: JavaClass, target: Value): MethodBody<never> | undefined {
    const getter = own.find(`get${this.name}`, []) ?? own.find(`get${this.#otherCase}`, []);
    if (getter !== undefined) {
      return getter;
    }
    const general = own.find('get', [this.name]) as MethodBody<Value> | undefined;
    if (general !== undefined) {
      return (self, _args, run) => general(self, [this.name], run);
    }
    if (target instanceof MapValue || target instanceof ArrayValue) {
      return undefined;
    }
    const test = (own.find(`is${this.name}`, []) ?? own.find(`is${this.#otherCase}`, [])) as
      | MethodBody<Value>
      | undefined;
    return (
      test &&
      ((self, _args, run) => {
        const result = test(self, [], run);
        return typeof result === 'boolean' ? result : null;
      })
    );
  }
}

/** `$target[index]`: `get(index)`, where a negative Integer counts from the end. */
export function getIndex(target: Exclude<Value, null>, index: Value, run: Run): Value {
  if (target instanceof ListValue && typeof index === 'number') {
    const { items } = refreshed(target, run);
    const item = items[index < 0 ? index + items.length : index];
    if (item === undefined) {
      throw outOfBounds(index, items.length);
    }
    return item;
  }
  return callMethod(target, 'get', [fromEnd(target, index, run)], run);
}

/** `#set($target[index] = value)`: calls `set`, otherwise `put`; ignored if there is neither. */
export function setIndex(target: Exclude<Value, null>, index: Value, value: Value, run: Run): void {
  const args = [fromEnd(target, index, run), value];
  const own = classOf(target);
  const setter = own.find('set', args) ?? own.find('put', args);
  if (setter !== undefined) {
    invoke(setter, target, args, run);
  }
}

/** A map whose `get` only reads its entries. */
function isPlainMap(target: Value): target is MapValue {
  return target instanceof MapValue && !(target instanceof ForeachScope);
}

function fromEnd(target: Exclude<Value, null>, index: Value, run: Run): Value {
  if (typeof index !== 'number' || index >= 0) {
    return index;
  }
  const size = callMethod(target, 'size', [], run);
  if (typeof size !== 'number') {
    throw new RenderFailure('A negative index needs a value with a size');
  }
  return size + index;
}

function invoke(body: MethodBody<never>, target: Value, args: readonly Value[], run: Run): Value {
  refreshed(target, run);
  run.spend(2 + sizeOf(target));
  const result = (body as MethodBody<Value>)(target, args, run);
  if (typeof result === 'string') {
    run.spendText(result.length);
  }
  return result;
}

function withOtherCase(name: string): string {
  const first = name.charAt(0);
  const upper = first.toUpperCase();
  return (first === upper ? first.toLowerCase() : upper) + name.slice(1);
}

/** Calls a method whose name comes from the engine, not from the template. */
function callMethod(
  target: Exclude<Value, null>,
  name: string,
  args: readonly Value[],
  run: Run,
): Value {
  const body = classOf(target).find(name, args);
  return body === undefined ? null : invoke(body, target, args, run);
}
