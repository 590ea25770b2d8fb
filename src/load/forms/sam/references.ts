import { isObject, wordOf } from '../../../checks/document-values.js';
import type { Drafts } from './document/drafts.js';
import type { Made } from './document/entry.js';
import { isIntrinsic } from './document/intrinsics.js';
import type { SamTranslation } from './translation.js';

/**
 * Replaces what only SAM can refer to, such as `Ref: Api.Stage`, by the logical id of the resource that
 * it means: in `Ref`, `Fn::GetAtt` and `Fn::Sub`.
 */
export function replaceReferences(template: Made, translation: SamTranslation): Made {
  const { references, drafts } = translation;
  if (!refersToSam(template, references)) {
    return template;
  }
  const copies = new Map<object, Made>();
  const tasks: Made[] = [];
  const copied = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const known = copies.get(value);
    if (known !== undefined) {
      return known;
    }
    const copy = replaced(value, references, drafts) ?? copyOf(value, drafts);
    copies.set(value, copy);
    tasks.push(copy);
    return copy;
  };
  const result = copied(template) as Made;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    for (const [key, value] of Object.entries(task)) {
      task[key] = copied(value);
    }
  }
  return result;
}

/** Whether anything in a template refers to what only SAM knows. */
function refersToSam(template: object, references: References): boolean {
  const seen = new Set<object>();
  const tasks: object[] = [template];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (seen.has(task)) {
      continue;
    }
    seen.add(task);
    for (const value of Object.values(task)) {
      if (typeof value === 'string' && mentions(value, references)) {
        return true;
      }
      if (typeof value === 'object' && value !== null) {
        tasks.push(value);
      }
    }
  }
  return false;
}

function mentions(text: string, references: References): boolean {
  const names = text.match(/\b\w+\.\w+/g) ?? [];
  return names.some((name) => references.has(name));
}

function copyOf(value: object, drafts: Drafts): Made {
  return Array.isArray(value) ? (drafts.concat(value) as unknown as Made) : drafts.copy(value);
}

type References = ReadonlyMap<string, string>;

/** A copy of a function that refers to what only SAM knows; `undefined` for any other value. */
function replaced(value: object, references: References, drafts: Drafts): Made | undefined {
  if (!isObject(value) || !isIntrinsic(value)) {
    return undefined;
  }
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub } = value;
  const copy = drafts.copy(value);
  if (typeof ref === 'string' && references.has(ref)) {
    copy.Ref = references.get(ref);
    return copy;
  }
  if (typeof attribute === 'string' || Array.isArray(attribute)) {
    const parts = (Array.isArray(attribute) ? attribute : [attribute])
      .map(wordOf)
      .join('.')
      .split('.');
    const id = references.get(parts.slice(0, 2).join('.'));
    if (id !== undefined && parts.length > 2) {
      copy['Fn::GetAtt'] = [id, parts.slice(2).join('.')];
      return copy;
    }
  }
  if (typeof sub === 'string') {
    copy['Fn::Sub'] = replaceInText(sub, references);
    return copy;
  }
  if (Array.isArray(sub) && typeof sub[0] === 'string') {
    const list = drafts.concat(sub);
    list[0] = replaceInText(sub[0], references);
    copy['Fn::Sub'] = list;
    return copy;
  }
  return undefined;
}

function replaceInText(text: string, references: References): string {
  return text.replace(/\$\{(\w+\.\w+)((?:\.\w+)?)\}/g, (whole, name: string, attribute: string) => {
    const id = references.get(name);
    return id === undefined ? whole : `\${${id}${attribute}}`;
  });
}
