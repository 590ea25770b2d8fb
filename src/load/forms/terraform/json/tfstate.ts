import { isObject, memberPointer, wordOf } from '../../../../checks/document-values.js';
import type { LoadContext, MemberInFile } from '../../../load-context.js';
import {
  type InstanceKey,
  inModule,
  type TerraformResource,
  withKey,
} from '../terraform-resource.js';
import { embeddedDocument } from './embedded-document.js';
import { attributesOfFlatmap } from './flatmap.js';
import { instanceKey } from './state-resources.js';

/** The instances in a file of state, `terraform.tfstate`, of version 4. */
export function tfstateResources(
  root: Readonly<Record<string, unknown>>,
  context: LoadContext,
): readonly TerraformResource[] {
  const { version, resources } = root;
  if ('encrypted_data' in root) {
    const message =
      'This state of OpenTofu is encrypted: write it in the clear with "tofu show -json", and load that file';
    context.fail('UNSUPPORTED_DOCUMENT', message, at(root, 'encrypted_data'));
  }
  if (version !== 4) {
    const message = `This is a state of Terraform in version ${JSON.stringify(version) ?? 'none'}, but only version 4 can be read: upgrade it with "terraform apply -refresh-only" of Terraform 0.12 or later, or load the folder of the .tf files`;
    context.fail('UNSUPPORTED_DOCUMENT', message, at(root, 'version'));
  }
  return Array.isArray(resources)
    ? resources.flatMap((resource: unknown, index) =>
        isObject(resource)
          ? instancesOf(resource, memberPointer('#/resources', String(index)), context)
          : [],
      )
    : [];
}

function at(container: object, key: string): MemberInFile {
  return { container, key, pointer: '#' };
}

function instancesOf(
  resource: Readonly<Record<string, unknown>>,
  pointer: string,
  context: LoadContext,
): readonly TerraformResource[] {
  const { instances } = resource;
  const type = wordOf(resource.type);
  const name = wordOf(resource.name);
  const module = typeof resource.module === 'string' ? resource.module : '';
  const mode = resource.mode === 'data' ? 'data' : 'managed';
  const base = inModule(module, `${mode === 'data' ? 'data.' : ''}${type}.${name}`);
  if (!Array.isArray(instances)) {
    return [];
  }
  return instances.flatMap((instance: unknown, number) => {
    // A deposed instance is one that Terraform still has to destroy.
    if (!isObject(instance) || isSet(instance.deposed)) {
      return [];
    }
    const index: InstanceKey | undefined = instanceKey(instance.index_key);
    const values = attributesOf(instance, context);
    return [
      {
        address: withKey(base, index),
        module,
        mode,
        type,
        name,
        index,
        values,
        filledIn: true,
        place: {
          container: instances,
          key: String(number),
          pointer: memberPointer(pointer, 'instances'),
        },
        dangling: new Map(),
        documentIn: (attribute) => embeddedDocument(values, attribute, context),
      } satisfies TerraformResource,
    ];
  });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function attributesOf(
  instance: Readonly<Record<string, unknown>>,
  context: LoadContext,
): Readonly<Record<string, unknown>> {
  const { attributes, attributes_flat: flat } = instance;
  if (isObject(attributes)) {
    return attributes;
  }
  return isObject(flat) ? attributesOfFlatmap(flat, context) : {};
}
