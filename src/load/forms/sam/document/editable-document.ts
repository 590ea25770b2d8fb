import { isObject } from '../../../../checks/document-values.js';
import type { MemberInFile } from '../../../load-context.js';
import type { Drafts } from './drafts.js';
import type { Made } from './entry.js';
import { isTruthy, ownValue } from './entry.js';
import { conditionalOf, isNoValue } from './intrinsics.js';
import type { TranslationBudget } from './translation-budget.js';

export const INTEGRATION = 'x-amazon-apigateway-integration';
export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** Made of a path item that are not methods. */
const NO_METHODS: ReadonlySet<string> = new Set(['summary', 'description', 'parameters']);
/** `Fn::If` in the branches of `Fn::If`; further levels are left as they are. */
const MAX_NESTED_CONDITIONS = 10;

/**
 * The definition of an API while the translation adds to it: a copy down to the operations, whose
 * members are then replaced, so that nothing that the template shares by an alias changes twice.
 * Paths and operations may be in an `Fn::If`; what is added goes into every branch.
 */
export class EditableDocument {
  readonly root: Made;
  readonly paths: Made;
  /** The statements that the translation added to the resource policy. */
  readonly policyStatements: Set<string> = new Set();
  readonly #drafts: Drafts;
  readonly #budget: TranslationBudget;
  #schemes: Made | undefined;

  /** @param body the definition; `isDefinition` is true of it, except that it may lack paths */
  constructor(body: object, place: MemberInFile, drafts: Drafts, budget: TranslationBudget) {
    this.#drafts = drafts;
    this.#budget = budget;
    this.root = drafts.copy(body);
    const paths = ownValue(body, 'paths');
    this.paths = drafts.copy(isObject(paths) ? paths : {});
    for (const [path, item] of Object.entries(this.paths)) {
      this.paths[path] = this.#editableItem(item, 0);
    }
    drafts.put(
      this.root,
      'paths',
      this.paths,
      Object.hasOwn(body, 'paths') ? { ...place, container: body, key: 'paths' } : place,
    );
  }

  /** Whether the definition is one of OpenAPI 3 and not of Swagger 2.0. */
  get isOpenApi3(): boolean {
    return !isTruthy(this.root.swagger);
  }

  /** The path item, or those in the branches of its condition. */
  itemsAt(path: string): readonly Made[] {
    return leaves(this.paths[path]);
  }

  /** The operations of a path by method, those of all branches. */
  operationsAt(path: string): readonly (readonly [method: string, operation: Made])[] {
    return this.itemsAt(path).flatMap((item) =>
      Object.entries(item)
        .filter(([method]) => !NO_METHODS.has(method))
        .flatMap(([method, operation]) => leaves(operation).map((leaf) => [method, leaf] as const)),
    );
  }

  /** The operations of a path that have an integration. */
  integratedAt(path: string): readonly (readonly [method: string, operation: Made])[] {
    return this.operationsAt(path).filter(([, operation]) => isTruthy(operation[INTEGRATION]));
  }

  /** Adds a path and an operation, if they do not exist. */
  addOperation(path: string, pathPlace: MemberInFile, method: string, place: MemberInFile): void {
    if (!Object.hasOwn(this.paths, path)) {
      this.#drafts.put(this.paths, path, this.#drafts.object(pathPlace, {}), pathPlace);
    }
    for (const item of this.itemsAt(path)) {
      if (!Object.hasOwn(item, method)) {
        this.#budget.count(0, place);
        this.#drafts.put(item, method, this.#drafts.object(place, {}), place);
      }
    }
  }

  /** Defines a security scheme. In OpenAPI 3, the schemes of the translation replace the others. */
  defineScheme(name: string, scheme: Made, place: MemberInFile): void {
    this.#drafts.put(this.#schemesFrom(place), name, scheme, place);
  }

  /** Whether the translation or, in Swagger 2.0, the definition itself defines a security scheme. */
  definesScheme(name: string): boolean {
    return ownValue(this.#schemes ?? this.root.securityDefinitions, name) !== undefined;
  }

  #schemesFrom(place: MemberInFile): Made {
    if (this.#schemes === undefined) {
      const existing = this.root.securityDefinitions;
      this.#schemes = this.#drafts.copy(isObject(existing) ? existing : {});
      if (this.isOpenApi3) {
        delete this.root.securityDefinitions;
        this.putComponent('securitySchemes', this.#schemes, place);
      } else {
        this.#drafts.put(this.root, 'securityDefinitions', this.#schemes, place);
      }
    }
    return this.#schemes;
  }

  /** Replaces a member of `components`. */
  putComponent(name: string, value: Made, place: MemberInFile): void {
    const { components } = this.root;
    const own = this.#drafts.copy(isObject(components) ? components : {});
    this.#drafts.put(own, name, value, place);
    this.#drafts.put(this.root, 'components', own, place);
  }

  /** In OpenAPI 3, what is named as in Swagger 2.0 replaces its counterpart in `components`. */
  moveSwaggerNames(place: MemberInFile): void {
    const { securityDefinitions, definitions } = this.root;
    if (this.isOpenApi3 && isObject(securityDefinitions) && isTruthy(securityDefinitions)) {
      this.#schemesFrom(place);
    }
    if (this.isOpenApi3 && isObject(definitions) && isTruthy(definitions)) {
      delete this.root.definitions;
      this.putComponent('schemas', this.#drafts.copy(definitions), place);
    }
  }

  #editableItem(item: unknown, depth: number): unknown {
    return this.#editable(item, depth, (leaf) => {
      for (const [method, operation] of Object.entries(leaf)) {
        if (!NO_METHODS.has(method)) {
          leaf[method] = this.#editable(operation, 0, () => undefined);
        }
      }
    });
  }

  /** Copies an object, or the branches of a condition. */
  #editable(value: unknown, depth: number, then: (leaf: Made) => void): unknown {
    if (!isObject(value) || isNoValue(value) || depth > MAX_NESTED_CONDITIONS) {
      return value;
    }
    this.#budget.count(Object.keys(value).length);
    const copy = this.#drafts.copy(value);
    const list = conditionalOf(value);
    if (list === undefined) {
      then(copy);
      return copy;
    }
    const branches = this.#drafts.concat(list);
    for (const index of branches.keys()) {
      branches[index] = index === 0 ? list[0] : this.#editable(list[index], depth + 1, then);
    }
    copy['Fn::If'] = branches;
    return copy;
  }
}

/** The objects in the branches of nested conditions, or the object itself. */
function leaves(value: unknown, depth = 0): readonly Made[] {
  const list = conditionalOf(value);
  if (list !== undefined && depth <= MAX_NESTED_CONDITIONS) {
    return list.slice(1).flatMap((branch) => leaves(branch, depth + 1));
  }
  return isObject(value) && list === undefined && !isNoValue(value) ? [value as Made] : [];
}

const OPENAPI_3 = /^3\.\d(?:\.\d)?$/;

/** Whether a version of OpenAPI is one that the SAM translator takes for 3. */
export function isVersion3(version: string): boolean {
  return OPENAPI_3.test(version);
}
