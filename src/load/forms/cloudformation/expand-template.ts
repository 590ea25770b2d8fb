import { isObject } from '../../../checks/document-values.js';
import type { LoadContext } from '../../load-context.js';
import { Draft, type Origin } from '../../source/draft.js';
import { scalarText } from './evaluation/evaluated.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { isForEach, withoutLoops } from './functions/for-each.js';
import { includedFile, includedMembers } from './functions/include.js';
import { section } from './sections.js';
import { CloudFormationTemplate } from './template.js';

const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources'];

/**
 * The template with the files that it includes in its sections and resources, and with its loops
 * expanded. Includes within properties stay: they are part of the values.
 */
export function expandTemplate(root: object, context: LoadContext): object {
  const included = withIncludes(root, context);
  if (!hasLoops(included)) {
    return included;
  }
  if (!transformsOf(root).some((name) => name === 'AWS::LanguageExtensions')) {
    const place = { container: root, key: 'Transform', pointer: '#' };
    const message =
      'Fn::ForEach works in CloudFormation only with "Transform: AWS::LanguageExtensions": add it';
    context.report('warning', 'DIFFERS_FROM_AWS', message, place);
  }
  return new LoopExpansion(new CloudFormationTemplate(included, context).evaluator).copyOf(
    included,
  );
}

/** The names of the macros in `Transform`. */
export function transformsOf(root: object): readonly string[] {
  const { Transform: given } = root as Readonly<Record<string, unknown>>;
  return (Array.isArray(given) ? given : [given]).flatMap((transform: unknown) => {
    const name = isObject(transform) ? transform.Name : transform;
    return scalarText(name) ?? [];
  });
}

function withIncludes(root: object, context: LoadContext): object {
  const template = new CloudFormationTemplate(root, context);
  const draft = Draft.of(root, context.sources);
  for (const [file, at] of includedInRoot(root, template.evaluator)) {
    for (const [name, value] of Object.entries(file)) {
      if (!isObject(value)) {
        continue;
      }
      const target = draft.inside(name, at);
      for (const key of Object.keys(value)) {
        target.take(value, key);
      }
    }
  }
  for (const name of SECTIONS) {
    expandIncludes(draft, [name], template.evaluator);
  }
  for (const id of Object.keys(section(draft.object, 'Resources'))) {
    expandIncludes(draft, ['Resources', id], template.evaluator);
    expandIncludes(draft, ['Resources', id, 'Properties'], template.evaluator);
  }
  return draft.object;
}

const TRANSFORM = 'Fn::Transform';

/** Puts the members of the files that an object includes in the place of its transform. */
function expandIncludes(root: Draft, path: readonly string[], evaluator: Evaluator): void {
  let value: unknown = root.object;
  for (const key of path) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (!isObject(value) || !Object.hasOwn(value, TRANSFORM)) {
    return;
  }
  const from = { container: value, key: TRANSFORM };
  let target = root;
  for (const key of path) {
    target = target.inside(key, from);
  }
  delete target.object[TRANSFORM];
  addMembers(target, includedMembers(from, evaluator));
}

function addMembers(target: Draft, members: readonly Origin[]): void {
  for (const { container, key } of members) {
    target.take(container as Readonly<Record<string, unknown>>, key);
  }
}

/** The files that the template includes as a whole. */
function includedInRoot(
  root: object,
  evaluator: Evaluator,
): readonly (readonly [file: object, at: Origin])[] {
  const { Transform: given, 'Fn::Transform': inPlace } = root as Readonly<Record<string, unknown>>;
  const all = [
    ...(Array.isArray(given) ? given : [given]).map((one) => [one, 'Transform'] as const),
    [inPlace, 'Fn::Transform'] as const,
  ];
  return all.flatMap(([transform, key]) => {
    if (!isObject(transform) || transform.Name !== 'AWS::Include') {
      return [];
    }
    const at = { container: root, key };
    return [[includedFile(transform, at, evaluator), at] as const];
  });
}

function hasLoops(root: object): boolean {
  const seen = new Set<object>([root]);
  for (const value of seen) {
    for (const [key, member] of Object.entries(value)) {
      if (isForEach(key)) {
        return true;
      }
      if (typeof member === 'object' && member !== null) {
        seen.add(member);
      }
    }
  }
  return false;
}

/** Copies a template with its loops expanded. */
class LoopExpansion {
  readonly #evaluator: Evaluator;
  readonly #copies = new Map<object, object>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  copyOf(source: object): object {
    const known = this.#copies.get(source);
    if (known !== undefined) {
      return known;
    }
    const copy = (Array.isArray(source) ? [] : Object.create(null)) as Record<string, unknown>;
    this.#copies.set(source, copy);
    this.#evaluator.budget.inside(() => {
      const members = Array.isArray(source) ? source : withoutLoops(source, this.#evaluator);
      for (const [key, value] of Object.entries(members)) {
        this.#evaluator.budget.values(1);
        const isNested = typeof value === 'object' && value !== null;
        copy[key] = isNested ? this.copyOf(value) : value;
        this.#evaluator.context.sources.copy(members, key, copy, key);
      }
    });
    return copy;
  }
}
