import type { LoadContext } from '../../../load-context.js';
import { attributePlace, type TerraformResource } from '../terraform-resource.js';

/** Reports a reference of which the form does not say what it refers to; its name tells. */
export function reportDangling(
  resource: TerraformResource,
  attribute: string,
  reason: string,
  context: LoadContext,
): void {
  const name = `${resource.address}.${attribute}`;
  const message = `${name} is known only after the deployment, and ${reason}: load the folder of the .tf files or a state, or set the address of the resource in the option "variables", { ${JSON.stringify(name)}: "aws_api_gateway_…" }`;
  context.report('error', 'UNRESOLVED_VARIABLE', message, attributePlace(resource, attribute));
}
