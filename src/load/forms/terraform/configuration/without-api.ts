import { ApiImportError } from '../../../../errors.js';
import type { LoadContext } from '../../../load-context.js';
import type { TerraformResource } from '../terraform-resource.js';
import type { ModuleDeclaration } from './declarations/module-declaration.js';
import { reportAt } from './hcl-issues.js';

const REST_API = 'aws_api_gateway_rest_api';

/**
 * Says why a configuration that declares a REST API makes none.
 * @throws ApiImportError for such a configuration
 */
export function refuseWithoutApi(
  { resources: declared }: ModuleDeclaration,
  resources: readonly TerraformResource[],
  context: LoadContext,
): void {
  if (resources.some(({ values, type }) => type === REST_API || 'rest_api_id' in values)) {
    return;
  }
  const { issues } = context.sources;
  const declaration = [...declared.values()].find(
    ({ mode, type }) => mode === 'managed' && type === REST_API,
  );
  if (declaration !== undefined) {
    const { attributes } = declaration.block.body;
    const { name, place } = attributes.get('count') ??
      attributes.get('for_each') ?? { name: 'count', place: declaration.block.place };
    const message = `${declaration.address} has no instance, because its ${name} is empty with the values of the variables: set them in the option "variables"`;
    reportAt(context, 'error', 'INVALID_DOCUMENT', message, place);
  }
  if (issues.some(({ severity }) => severity === 'error')) {
    throw new ApiImportError(issues);
  }
}
