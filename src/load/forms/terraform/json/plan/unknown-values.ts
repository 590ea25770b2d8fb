import { isObject } from '../../../../../checks/document-values.js';
import type { SourceMap } from '../../../../source/source-map.js';
import { placeholderOf } from '../../terraform-resource.js';

/**
 * A copy of the values of a plan in which each unknown one is a text that stands for its address.
 * @param shape `after_unknown`: `true` in the places of unknown values
 */
export function withUnknown(
  values: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, unknown>>,
  address: string,
  sources: SourceMap,
): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of new Set([...Object.keys(values), ...Object.keys(shape)])) {
    if (key in values) {
      sources.copy(values, key, copy, key);
    }
    copy[key] = marked(values[key], shape[key], `${address}.${key}`, sources);
    if (shape[key] === true) {
      sources.markOpen(copy, key, [`${address}.${key}`]);
    }
  }
  return copy;
}

function marked(value: unknown, shape: unknown, address: string, sources: SourceMap): unknown {
  if (shape === true) {
    return placeholderOf(address);
  }
  if (Array.isArray(shape) && shape.some(hasUnknown)) {
    return markedList(Array.isArray(value) ? value : [], shape, address, sources);
  }
  if (isObject(shape) && hasUnknown(shape)) {
    return withUnknown(isObject(value) ? value : {}, shape, address, sources);
  }
  return value;
}

function markedList(
  values: readonly unknown[],
  shapes: readonly unknown[],
  address: string,
  sources: SourceMap,
): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < Math.max(values.length, shapes.length); index += 1) {
    const key = String(index);
    if (index < values.length) {
      sources.copy(values, key, copy, key);
    }
    copy.push(marked(values[index], shapes[index], `${address}[${index}]`, sources));
    if (shapes[index] === true) {
      sources.markOpen(copy, key, [`${address}[${index}]`]);
    }
  }
  return copy;
}

function hasUnknown(shape: unknown): boolean {
  if (shape === true) {
    return true;
  }
  return typeof shape === 'object' && shape !== null && Object.values(shape).some(hasUnknown);
}
