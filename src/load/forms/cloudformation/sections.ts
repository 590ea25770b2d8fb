import { isObject } from '../../../checks/document-values.js';

/** A section of a template; empty where it is missing. */
export function section(root: object, name: string): Readonly<Record<string, unknown>> {
  const value = (root as Readonly<Record<string, unknown>>)[name];
  return isObject(value) ? value : {};
}
