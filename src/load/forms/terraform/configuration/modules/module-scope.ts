import type { Place } from '../../../../source/source-text.js';
import {
  asValue,
  boolValue,
  type HclNamespace,
  type HclScope,
  type HclValue,
  type HclVariable,
  objectValue,
  stringValue,
} from '../../hcl/index.js';
import { hostOfModule } from './module-host.js';
import type { ModuleInstance } from './module-instance.js';

/** What the expressions in a module may refer to. */
export function scopeOfModule(module: ModuleInstance): HclScope {
  const namespaces = new Map<string, HclVariable>([
    [
      'var',
      namespaceOf(module.declaration.variables, (name, place) => module.variable(name, place)),
    ],
    ['local', namespaceOf(module.declaration.locals, (name, place) => module.local(name, place))],
    ['module', namespaceOf(module.declaration.calls, (name) => callNamed(module, name))],
    ['data', typesOf(module, 'data.')],
    ['path', module.paths],
    ['terraform', TERRAFORM],
  ]);
  return {
    variables: {
      get: (name) =>
        namespaces.get(name) ?? (name.includes('_') ? typeNamed(module, name) : undefined),
    },
    functions: module.project.functions,
    host: hostOfModule(module),
    budget: module.project.budget,
  };
}

/** The scope of values that do not refer to anything. */
export function emptyScope({ scope }: ModuleInstance): HclScope {
  return { ...scope, variables: { get: () => undefined } };
}

const TERRAFORM: HclValue = objectValue([
  ['workspace', stringValue('default')],
  ['applying', boolValue(false)],
]);

function namespaceOf(
  declared: ReadonlyMap<string, unknown>,
  get: (name: string, place: Place) => HclVariable,
): HclNamespace {
  return {
    kind: 'namespace',
    get: (key, place) => get(String(key), place),
    value: (place) =>
      objectValue(
        [...declared.keys()].map((name) => [name, asValue(get(name, place), place)] as const),
        { place },
      ),
  };
}

function callNamed(module: ModuleInstance, name: string): HclVariable {
  return module.call(name)?.variable() ?? module.project.open(module.addressOf(`module.${name}`));
}

/** `data`: the types of data sources. */
function typesOf(module: ModuleInstance, prefix: string): HclNamespace {
  return {
    kind: 'namespace',
    get: (type) => typeNamed(module, `${prefix}${type}`),
    value: () => objectValue([]),
  };
}

/** A type of resources: its resources by their names. One that is not declared here is unknown. */
function typeNamed(module: ModuleInstance, type: string): HclNamespace {
  return {
    kind: 'namespace',
    get: (name) => {
      const address = `${type}.${name}`;
      const declared = module.resource(address);
      return declared?.variable() ?? module.project.open(module.addressOf(address));
    },
    value: () => objectValue([]),
  };
}
