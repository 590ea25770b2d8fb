import { outOfBounds } from '../java/arguments.js';
import { classOf } from '../java/class-of.js';
import type { JavaClass, MethodBody } from '../java/java-class.js';
import { sizeOf } from '../java/list-methods.js';
import { putInto } from '../java/map-methods.js';
import { SubList } from '../java/views.js';
import { RenderFailure } from '../java/work.js';
import { ListValue, MapValue, type Value } from '../json/values.js';
import { ForeachScope } from './foreach-scope.js';
import type { Run } from './run.js';

/** `$target.name(args)`; null where the class of `target` has no such method for such arguments. */
export function callMethod(target: Value, name: string, args: readonly Value[], run: Run): Value {
  if (target === null) return null;
  const body = classOf(target).find(name, args);
  return body === undefined ? null : invoke(body, target, args, run);
}

/** `$target.name`: a getter, then a key of a map, then an `is…` method that gives a Boolean. */
export function getProperty(target: Value, name: string, run: Run): Value {
  if (target === null) return null;
  if (target instanceof MapValue && !(target instanceof ForeachScope)) {
    if (name !== 'class' && name !== 'Class') return target.entries.get(name) ?? null;
  }
  const own = classOf(target);
  const getter = accessor(own, 'get', name);
  if (getter !== undefined) return invoke(getter, target, [], run);
  if (target instanceof MapValue) return callMethod(target, 'get', [name], run);
  const general = own.find('get', [name]);
  if (general !== undefined) return invoke(general, target, [name], run);
  const test = accessor(own, 'is', name);
  const result = test === undefined ? null : invoke(test, target, [], run);
  return typeof result === 'boolean' ? result : null;
}

/** `#set($target.name = value)`; nothing happens where the target has no such property. */
export function setProperty(target: Value, name: string, value: Value, run: Run): void {
  if (target === null) return;
  const own = classOf(target);
  const setter = own.find(`set${name}`, [value]) ?? own.find(`set${withOtherCase(name)}`, [value]);
  if (setter !== undefined) invoke(setter, target, [value], run);
  else if (target instanceof MapValue) putInto(target, name, value, run);
  else callMethod(target, 'put', [name, value], run);
}

/** `$target[index]`: `get(index)`, where a negative Integer counts from the end. */
export function getIndex(target: Value, index: Value, run: Run): Value {
  if (target instanceof ListValue && typeof index === 'number') {
    if (target instanceof SubList) target.refresh();
    const item = target.items[index < 0 ? index + target.items.length : index];
    if (item === undefined) throw outOfBounds(index, target.items.length);
    return item;
  }
  return callMethod(target, 'get', [fromEnd(target, index, run)], run);
}

/** `#set($target[index] = value)`: `set`, else `put`, else nothing. */
export function setIndex(target: Value, index: Value, value: Value, run: Run): void {
  if (target === null) return;
  const args = [fromEnd(target, index, run), value];
  const own = classOf(target);
  const setter = own.find('set', args) ?? own.find('put', args);
  if (setter !== undefined) invoke(setter, target, args, run);
}

function fromEnd(target: Value, index: Value, run: Run): Value {
  if (typeof index !== 'number' || index >= 0) return index;
  const size = callMethod(target, 'size', [], run);
  if (typeof size !== 'number')
    throw new RenderFailure('A negative index needs something with a size');
  return size + index;
}

function invoke(body: MethodBody<never>, target: Value, args: readonly Value[], run: Run): Value {
  if (target instanceof SubList) target.refresh();
  run.spend(2 + sizeOf(target));
  const result = (body as MethodBody<Value>)(target, args, run);
  if (typeof result === 'string') run.spendText(result.length);
  return result;
}

/** `getName` or `getname`, in Velocity's order. */
function accessor(own: JavaClass, verb: string, name: string): MethodBody<never> | undefined {
  return own.find(verb + name, []) ?? own.find(verb + withOtherCase(name), []);
}

function withOtherCase(name: string): string {
  const first = name.charAt(0);
  const upper = first.toUpperCase();
  return (first === upper ? first.toLowerCase() : upper) + name.slice(1);
}
