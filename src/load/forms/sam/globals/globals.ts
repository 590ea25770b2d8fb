import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import { didYouMean } from '../../../../checks/nearest.js';
import { child, children, type Entry, entryIn, isTruthy, type Made } from '../document/entry.js';
import type { SamTranslation } from '../translation.js';
import { GLOBAL_PROPERTIES } from './global-properties.js';
import { mergeProperties } from './merge-properties.js';

/** The section `Globals` of a template. */
export class Globals {
  readonly #translation: SamTranslation;
  readonly #sections = new Map<string, Entry>();

  constructor(template: object, translation: SamTranslation) {
    this.#translation = translation;
    const globals = entryIn(template, 'Globals', '#');
    if (globals.value !== undefined && !isObject(globals.value)) {
      const message = `"Globals" must be an object, not ${describe(globals.value)}`;
      translation.error('INVALID_TYPE', message, globals);
    }
    for (const section of isObject(globals.value) ? children(globals) : []) {
      this.#readSection(section);
    }
  }

  /**
   * The properties of a resource with the global ones of its section.
   * @param section the type of the resource after `AWS::Serverless::`
   */
  propertiesOf(resource: Entry, section: string): Entry {
    const own = child(resource, 'Properties');
    const global = this.#globalsFor(resource, section);
    const ownValue = isObject(own.value) ? own.value : {};
    const { drafts, budget } = this.#translation;
    const value =
      global === undefined
        ? drafts.copy(ownValue)
        : mergeProperties(global, ownValue, drafts, (members) => budget.count(members, resource));
    return { ...own, value };
  }

  #readSection(section: Entry): void {
    const name = section.key;
    const allowed = GLOBAL_PROPERTIES.get(name);
    if (allowed === undefined) {
      const names = [...GLOBAL_PROPERTIES.keys()];
      const message = `"Globals" cannot have ${quote(name)}: use one of ${names.join(', ')}`;
      this.#translation.error('UNKNOWN_PROPERTY', message, section);
      return;
    }
    if (!isObject(section.value)) {
      const message = `"Globals.${name}" must be an object, not ${describe(section.value)}`;
      this.#translation.error('INVALID_TYPE', message, section);
      return;
    }
    for (const property of name === 'WebSocketApi' ? [] : children(section)) {
      if (!allowed.includes(property.key)) {
        const remedy =
          didYouMean(property.key, allowed) ||
          ': set it in the properties of each resource instead';
        const message = `"Globals.${name}" cannot have ${quote(property.key)}${remedy}`;
        this.#translation.error('UNKNOWN_PROPERTY', message, property);
      }
    }
    this.#sections.set(name, section);
  }

  /** The global properties for a resource, without those that its `IgnoreGlobals` names. */
  #globalsFor(resource: Entry, section: string): object | undefined {
    const globals = this.#sections.get(section)?.value;
    const ignored = child(resource, 'IgnoreGlobals');
    if (!isObject(globals) || ignored.value === '*') {
      return undefined;
    }
    if (!isTruthy(ignored.value)) {
      return globals;
    }
    if (!Array.isArray(ignored.value)) {
      const message = `"IgnoreGlobals" must be "*" or an array of property names, not ${describe(ignored.value)}`;
      this.#translation.error('INVALID_TYPE', message, ignored);
      return globals;
    }
    const kept: Made = this.#translation.drafts.copy(globals);
    for (const item of children(ignored)) {
      const name = wordOf(item.value);
      if (!Object.hasOwn(globals, name)) {
        const message = `"IgnoreGlobals" names ${quote(name)}, which "Globals.${section}" does not have: remove it`;
        this.#translation.error('INVALID_VALUE', message, item);
      }
      delete kept[name];
    }
    return kept;
  }
}
