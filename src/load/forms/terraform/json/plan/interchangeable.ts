import { isObject } from '../../../../../checks/document-values.js';
import type { LoadSettings } from '../../../../load-context.js';
import {
  type InstanceKey,
  inModule,
  type TerraformResource,
  withKey,
} from '../../terraform-resource.js';
import { baseAddressOf, type InstanceGroup, type PlanConfiguration } from './plan-configuration.js';
import { wantedBy } from './wanted.js';

/**
 * Whether all instances have the same attributes, but for the resources that they refer to. Then it
 * makes no difference which instance refers to which.
 */
export function areInterchangeable(
  group: InstanceGroup,
  configuration: PlanConfiguration,
  settings: LoadSettings,
): boolean {
  const descriptions = group.keys.map((key) => describe(group, key, configuration, settings));
  return descriptions.every((one) => one !== undefined && one === descriptions[0]);
}

/** Everything that an instance has, without what tells it from the others by name. */
function describe(
  { scope, call }: InstanceGroup,
  key: InstanceKey | undefined,
  configuration: PlanConfiguration,
  settings: LoadSettings,
): string | undefined {
  const module = call === undefined ? '' : inModule(scope.address, withKey(`module.${call}`, key));
  const own = configuration.resources.filter((resource) =>
    call === undefined
      ? resource.module === scope.address && resource.index === key
      : resource.module === module || resource.module.startsWith(`${module}.`),
  );
  const lines = own.map((resource) => {
    if (hasOtherUnknowns(resource, configuration, settings)) {
      return undefined;
    }
    const values = JSON.stringify(resource.values);
    const relative =
      call === undefined ? baseAddressOf(resource) : resource.address.slice(module.length);
    return `${relative} ${values.replaceAll(JSON.stringify(resource.address).slice(1, -1), '')}`;
  });
  return lines.includes(undefined) ? undefined : lines.sort().join('\n');
}

/** Whether an attribute is unknown that an expression sets and that is not a mere reference. */
function hasOtherUnknowns(
  resource: TerraformResource,
  configuration: PlanConfiguration,
  settings: LoadSettings,
): boolean {
  const expressions = configuration.expressionsOf(resource);
  return Object.entries(resource.values).some(
    ([attribute, value]) =>
      attribute in expressions &&
      wantedBy(resource, attribute, settings) === undefined &&
      containsOwn(value, resource.address),
  );
}

function containsOwn(value: unknown, address: string): boolean {
  if (typeof value === 'string') {
    return value.startsWith(`\${${address}.`);
  }
  return (
    (Array.isArray(value) || isObject(value)) &&
    Object.values(value).some((one) => containsOwn(one, address))
  );
}
