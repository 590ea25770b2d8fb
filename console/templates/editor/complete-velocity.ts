import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import {
  CONTEXT_DOCS,
  DIRECTIVE_DOCS,
  type DocumentedName,
  FOREACH_ROOT,
  MEMBER_DOCS,
  OVERRIDE_DOCS,
  ROOT_DOCS,
} from './variable-docs.js';

/** What can be typed at a place of a template. */
export interface VelocityCompletions {
  /** Where the word begins that a choice replaces, as an offset. */
  readonly from: number;
  readonly kind: 'directive' | 'variable' | 'member' | 'parameter';
  readonly options: readonly DocumentedName[];
}

/**
 * Finds what can be typed at the end of `before`.
 *
 * @param before the template up to the cursor
 * @param template all of it, for the variables that it sets
 * @param input what the template is rendered against
 */
export function completeVelocity(
  before: string,
  template: string,
  input: TemplateInput | undefined,
): VelocityCompletions | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/(?:^|[^\\])##/.test(line)) {
    return undefined;
  }
  const [, parameter] = PARAMETER.exec(line) ?? [];
  if (parameter !== undefined) {
    return found('parameter', before, parameter, parameterNames(input));
  }
  const [, directive] = DIRECTIVE.exec(line) ?? [];
  if (directive !== undefined) {
    return found('directive', before, directive, [...DIRECTIVE_DOCS, ...macrosOf(template)]);
  }
  const [, owner, member] = MEMBER.exec(line) ?? [];
  if (owner !== undefined && member !== undefined) {
    return found('member', before, member, membersOf(owner.split('.'), input));
  }
  const [, root] = ROOT.exec(line) ?? [];
  return root === undefined
    ? undefined
    : found('variable', before, root, [...ROOT_DOCS, ...variablesOf(template)]);
}

const PARAMETER = /\$!?\{?input\.params\(\s*['"]([^'"]*)$/;
const DIRECTIVE = /(?:^|[^\\#])#\{?([A-Za-z]*)$/;
const MEMBER = /\$!?\{?([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)\.([A-Za-z_][\w-]*|)$/;
const ROOT = /\$!?\{?([A-Za-z_][\w-]*|)$/;

function found(
  kind: VelocityCompletions['kind'],
  before: string,
  word: string,
  options: readonly DocumentedName[],
): VelocityCompletions | undefined {
  return options.length === 0 ? undefined : { from: before.length - word.length, kind, options };
}

function membersOf(
  [root = '', ...path]: readonly string[],
  input: TemplateInput | undefined,
): readonly DocumentedName[] {
  if (root === 'context') {
    return contextMembers(path, input?.context);
  }
  if (path.length > 0) {
    return [];
  }
  if (root === 'stageVariables') {
    return Object.entries(input?.stageVariables ?? {}).map(([name, value]) => ({
      name,
      doc: `A stage variable; here ${shortened(value)}.`,
    }));
  }
  return Object.hasOwn(MEMBER_DOCS, root) ? (MEMBER_DOCS[root] ?? []) : [];
}

function contextMembers(
  path: readonly string[],
  context: Readonly<Record<string, unknown>> | undefined,
): readonly DocumentedName[] {
  const [first = ''] = path;
  if (path.length === 1 && Object.hasOwn(OVERRIDE_DOCS, first)) {
    return OVERRIDE_DOCS[first] ?? [];
  }
  let value: unknown = context ?? {};
  for (const name of path) {
    value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  const own = isRecord(value)
    ? Object.entries(value)
        .filter(([name]) => /^[A-Za-z_][\w-]*$/.test(name))
        .map(([name, here]) => ({ name, doc: contextDoc(path.length === 0 ? name : '', here) }))
    : [];
  const known = path.length > 0 ? [] : Object.entries(CONTEXT_DOCS);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...known.flatMap(([name, doc]) => (names.has(name) ? [] : [{ name, doc }]))];
}

function contextDoc(name: string, here: unknown): string {
  const doc = Object.hasOwn(CONTEXT_DOCS, name) ? CONTEXT_DOCS[name] : undefined;
  const value = isRecord(here) ? 'with members' : shortened(JSON.stringify(here) ?? 'null');
  return doc === undefined ? `Here ${value}.` : `${doc} Here ${value}.`;
}

/** The variables that a template assigns: by `#set`, `#foreach`, `#define` and as arguments of macros. */
function variablesOf(template: string): readonly DocumentedName[] {
  const names = new Set<string>();
  for (const [, name = ''] of template.matchAll(
    /#\{?(?:set|foreach|define)\}?\s*\(\s*\$!?\{?([A-Za-z_][\w-]*)\s*[\s=)}]/g,
  )) {
    names.add(name);
  }
  for (const [, text = ''] of template.matchAll(/#\{?macro\}?\s*\(\s*\w+([^)]*)\)/g)) {
    for (const [, name = ''] of text.matchAll(/\$([A-Za-z_][\w-]*)/g)) {
      names.add(name);
    }
  }
  const own = [...names].map((name) => ({ name, doc: 'A variable of this template.' }));
  return /#\{?foreach\b/.test(template) ? [...own, FOREACH_ROOT] : own;
}

function macrosOf(template: string): readonly DocumentedName[] {
  return [...template.matchAll(/#\{?macro\}?\s*\(\s*(\w+)([^)]*)\)/g)].map(
    ([, name = '', list = '']) => ({
      name,
      form: `(${list.trim()})`,
      doc: 'A macro of this template.',
    }),
  );
}

function parameterNames(input: TemplateInput | undefined): readonly DocumentedName[] {
  const { path = {}, querystring = {}, header = {} } = input?.params ?? {};
  const parts = [
    [path, 'A path parameter'],
    [querystring, 'A query parameter'],
    [header, 'A header'],
  ] as const;
  return parts.flatMap(([values, what]) =>
    Object.entries(values).map(([name, value]) => ({
      name,
      doc: `${what}; here ${shortened(value)}.`,
    })),
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
