import type { TerraformResource } from '../../../../src/load/forms/terraform/terraform-resource.js';

/** A managed resource of the root module, without a document. */
export function resourceOf(
  type: string,
  name: string,
  values: Readonly<Record<string, unknown>> = {},
  changes: Partial<TerraformResource> = {},
): TerraformResource {
  const address = `aws_api_gateway_${type}.${name}`;
  return {
    address,
    module: '',
    mode: 'managed',
    type: `aws_api_gateway_${type}`,
    name,
    index: undefined,
    values,
    filledIn: false,
    place: { container: { [address]: values }, key: address, pointer: '#' },
    dangling: new Map(),
    documentIn: () => undefined,
    ...changes,
  };
}
