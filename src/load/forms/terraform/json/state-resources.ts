import { isObject, memberPointer } from '../../../../checks/document-values.js';
import type { LoadContext, MemberInFile } from '../../../load-context.js';
import { type InstanceKey, inModule, type TerraformResource } from '../terraform-resource.js';
import { embeddedDocument } from './embedded-document.js';

/** The instances that `terraform show -json` wrote, with those of its child modules. */
export function stateResources(
  rootModule: unknown,
  context: LoadContext,
): readonly TerraformResource[] {
  const found: TerraformResource[] = [];
  const modules = [{ module: rootModule, pointer: '#/root_module' }];
  for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
    const { module, pointer } = next;
    if (!isObject(module)) {
      continue;
    }
    const address = textOf(module.address);
    for (const { value, place } of itemsOf(module, 'resources', pointer)) {
      const resource = stateResource(value, place, address, context);
      if (resource !== undefined) {
        found.push(resource);
      }
    }
    for (const { value, place } of itemsOf(module, 'child_modules', pointer)) {
      modules.push({ module: value, pointer: memberPointer(place.pointer, place.key) });
    }
  }
  return found;
}

interface Item {
  readonly value: unknown;
  readonly place: MemberInFile;
}

function itemsOf(
  container: Readonly<Record<string, unknown>>,
  key: string,
  pointer: string,
): readonly Item[] {
  const items = container[key];
  if (!Array.isArray(items)) {
    return [];
  }
  return items.map((value: unknown, index) => ({
    value,
    place: { container: items, key: String(index), pointer: memberPointer(pointer, key) },
  }));
}

function stateResource(
  value: unknown,
  place: MemberInFile,
  module: string,
  context: LoadContext,
): TerraformResource | undefined {
  if (!isObject(value) || !isObject(value.values)) {
    return undefined;
  }
  const { values } = value;
  const mode = value.mode === 'data' ? 'data' : 'managed';
  const type = textOf(value.type);
  const name = textOf(value.name);
  return {
    address: textOf(value.address) || inModule(module, `${type}.${name}`),
    module,
    mode,
    type,
    name,
    index: instanceKey(value.index),
    values,
    filledIn: true,
    place,
    dangling: new Map(),
    documentIn: (attribute) => embeddedDocument(values, attribute, context),
  };
}

export function instanceKey(value: unknown): InstanceKey | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
