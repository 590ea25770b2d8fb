import type { Place } from '../../../../source/source-text.js';
import {
  type HclNamespace,
  type HclValue,
  type HclVariable,
  objectValue,
  tupleValue,
} from '../../hcl/index.js';
import type { InstanceKey } from '../../terraform-resource.js';
import type { Project } from '../modules/project.js';
import type { Repetition } from './repetition.js';

export type Instances<Instance extends HclNamespace> = ReadonlyMap<
  InstanceKey | undefined,
  Instance
>;

/** What a reference to a resource or module leads to: one instance, or several by their keys. */
export function variableOfInstances(
  address: string,
  { kind, unknown }: Repetition,
  instances: Instances<HclNamespace>,
  project: Project,
): HclVariable {
  if (kind === 'single') {
    return instances.get(undefined) ?? project.open(address);
  }
  if (kind === 'each' && unknown.length > 0) {
    return project.open(address);
  }
  let whole: HclValue | undefined;
  return {
    kind: 'namespace',
    get: (key, place) => {
      const found = instances.get(key);
      // Terraform 0.11 took the first instance where the index is missing.
      const isAttribute = kind === 'count' && typeof key === 'string';
      return found ?? (isAttribute ? instances.get(0)?.get(key, place) : undefined);
    },
    value: (place) => {
      whole ??= wholeValue(kind, instances, place);
      return whole;
    },
  };
}

function wholeValue(
  kind: Repetition['kind'],
  instances: Instances<HclNamespace>,
  place: Place,
): HclValue {
  const values = [...instances].map(([key, one]) => [String(key), one.value(place)] as const);
  return kind === 'each'
    ? objectValue(values, { place })
    : tupleValue(
        values.map(([, value]) => value),
        place,
      );
}
