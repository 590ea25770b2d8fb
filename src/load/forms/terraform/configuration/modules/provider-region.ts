import { awsAccount } from '../../../../../checks/account-options.js';
import type { LoadSettings } from '../../../../load-context.js';
import { evaluate, HclError } from '../../hcl/index.js';
import type { ModuleInstance } from './module-instance.js';

/** The region of the provider, unless the options say another one. */
export function regionOfProvider({
  declaration,
  project,
  scope,
}: ModuleInstance): Partial<LoadSettings> {
  const provider = declaration.providers.find(
    ({ labels: [name], body }) => name?.text === 'aws' && !body.attributes.has('alias'),
  );
  const expression = provider?.body.attributes.get('region')?.expression;
  if (expression === undefined || project.context.settings.isRegionGiven === true) {
    return {};
  }
  try {
    const region = evaluate(expression, scope);
    return region.kind === 'string'
      ? { region: region.text, partition: awsAccount({ region: region.text }).partition }
      : {};
  } catch (error) {
    if (error instanceof HclError) {
      return {};
    }
    throw error;
  }
}
