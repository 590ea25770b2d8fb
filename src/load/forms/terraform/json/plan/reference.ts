import { isObject, wordOf } from '../../../../../checks/document-values.js';
import type { InstanceKey } from '../../terraform-resource.js';
import { instanceKeyIn } from './plan-configuration.js';

/** What an expression refers to, as the configuration of a plan lists it. */
export type Reference =
  | {
      readonly kind: 'resource';
      readonly address: string;
      readonly key: InstanceKey | undefined;
      readonly path: string;
    }
  | {
      readonly kind: 'module';
      readonly name: string;
      readonly key: InstanceKey | undefined;
      readonly path: string;
    }
  | { readonly kind: 'variable'; readonly name: string; readonly path: string }
  | { readonly kind: 'each'; readonly path: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'other' };

/**
 * The references of an expression without those that only repeat the beginning of the one that comes
 * first: `aws_x.a.id`, `aws_x.a`.
 */
export function referencesOf(expression: unknown): readonly Reference[] {
  const { references } = isObject(expression) ? expression : {};
  if (!Array.isArray(references)) {
    return [];
  }
  let known = parsed.get(references);
  if (known === undefined) {
    const texts = references.map(wordOf);
    const longest = texts.filter((text, index) => !isPrefix(text, texts[index - 1] ?? ''));
    known = [...new Set(longest)].map(referenceOf);
    parsed.set(references, known);
  }
  return known;
}

/** The instances of one resource share its expressions. */
const parsed = new WeakMap<readonly unknown[], readonly Reference[]>();

/** A list is the longest text, then its prefixes, each shorter than the one before. */
function isPrefix(text: string, before: string): boolean {
  return before.startsWith(`${text}.`) || before.startsWith(`${text}[`);
}

const KEY = String.raw`(?:\[(?:("(?:[^"\\]|\\.)*")|(\d+))\])?`;
const RESOURCE = new RegExp(String.raw`^((?:data\.)?[\w-]+\.[\w-]+)${KEY}(?:\.(.*))?$`, 's');
const MODULE = new RegExp(String.raw`^module\.([\w-]+)${KEY}(?:\.(.*))?$`, 's');

function referenceOf(text: string): Reference {
  const [root = '', name = ''] = text.split(/[.[]/, 2);
  switch (root) {
    case 'var':
      return { kind: 'variable', name, path: text.slice('var.'.length + name.length + 1) };
    case 'each':
      return name === 'value'
        ? { kind: 'each', path: text.slice('each.value.'.length) }
        : { kind: 'other' };
    case 'local':
      return { kind: 'local' };
    case 'count':
    case 'path':
    case 'terraform':
    case 'self':
      return { kind: 'other' };
    case 'module': {
      const [, call = '', key, number, path = ''] = MODULE.exec(text) ?? [];
      return { kind: 'module', name: call, key: instanceKeyIn(key, number), path };
    }
    default: {
      const [, address = '', key, number, path = ''] = RESOURCE.exec(text) ?? [];
      return { kind: 'resource', address, key: instanceKeyIn(key, number), path };
    }
  }
}
