import { relative } from 'node:path';
import type { Place } from '../../../../source/source-text.js';
import {
  asValue,
  evaluate,
  type HclNamespace,
  type HclScope,
  type HclValue,
  type HclVariable,
  objectValue,
  stringValue,
} from '../../hcl/index.js';
import { inModule } from '../../terraform-resource.js';
import type { ModuleDeclaration } from '../declarations/module-declaration.js';
import { InputVariables, type ModuleInput } from '../variables/input-variables.js';
import { type MakeModule, ModuleCallSet } from './module-call-set.js';
import { scopeOfModule } from './module-scope.js';
import type { Project } from './project.js';
import { ResourceSet } from './resource-set.js';

/** One instance of a module; whatever is asked of it is evaluated then. */
export class ModuleInstance implements HclNamespace {
  readonly kind = 'namespace';
  /** Empty for the root module. */
  readonly address: string;
  readonly declaration: ModuleDeclaration;
  readonly project: Project;
  readonly parent: ModuleInstance | undefined;
  readonly scope: HclScope;
  readonly #inputs: InputVariables;
  readonly #resources = new Map<string, ResourceSet>();
  readonly #calls = new Map<string, ModuleCallSet>();

  constructor(
    declaration: ModuleDeclaration,
    address: string,
    inputs: ReadonlyMap<string, ModuleInput>,
    project: Project,
    parent?: ModuleInstance,
  ) {
    this.address = address;
    this.declaration = declaration;
    this.project = project;
    this.parent = parent;
    this.#inputs = new InputVariables(this, inputs);
    this.scope = scopeOfModule(this);
  }

  readonly #below: MakeModule = (declaration, address, inputs) =>
    new ModuleInstance(declaration, address, inputs, this.project, this);

  /** The address of something in this module. */
  addressOf(own: string): string {
    return inModule(this.address, own);
  }

  /** A resource that the module declares. @param address within the module */
  resource(address: string): ResourceSet | undefined {
    const declaration = this.declaration.resources.get(address);
    if (declaration === undefined) {
      return undefined;
    }
    const known = this.#resources.get(address) ?? new ResourceSet(declaration, this);
    this.#resources.set(address, known);
    return known;
  }

  call(name: string): ModuleCallSet | undefined {
    const block = this.declaration.calls.get(name);
    if (block === undefined) {
      return undefined;
    }
    const known = this.#calls.get(name) ?? new ModuleCallSet(name, block, this, this.#below);
    this.#calls.set(name, known);
    return known;
  }

  variable(name: string, place: Place): HclVariable {
    return this.#inputs.get(name, place);
  }

  local(name: string, place: Place): HclVariable {
    const address = this.addressOf(`local.${name}`);
    const attribute = this.declaration.locals.get(name);
    if (attribute === undefined) {
      return this.project.open(address);
    }
    return (
      this.project.answer(address) ??
      this.project.once.get(address, place, () => evaluate(attribute.expression, this.scope))
    );
  }

  /** An output, for the module that called this one. */
  get(key: string | number, place: Place): HclVariable {
    const name = String(key);
    const address = this.addressOf(name);
    const expression = this.declaration.outputs.get(name)?.body.attributes.get('value')?.expression;
    if (expression === undefined) {
      return this.project.open(address);
    }
    return (
      this.project.answer(address) ??
      this.project.once.get(`${address} (output)`, place, () => evaluate(expression, this.scope))
    );
  }

  /** All outputs. */
  value(place: Place): HclValue {
    const names = [...this.declaration.outputs.keys()];
    return objectValue(
      names.map((name) => [name, asValue(this.get(name, place), place)] as const),
      { place, address: this.address },
    );
  }

  /** `path`: relative to the folder of the root module, as Terraform shows it. */
  get paths(): HclValue {
    const { rootFolder } = this.project;
    const own = relative(rootFolder, this.declaration.folder).replaceAll('\\', '/');
    return objectValue([
      ['module', stringValue(own === '' ? '.' : own)],
      ['root', stringValue('.')],
      ['cwd', stringValue(rootFolder)],
    ]);
  }
}
