import { isObject } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { attributePlace, type TerraformResource } from '../terraform-resource.js';
import type { ChosenApi } from './api-choice.js';
import { textAt } from './attributes.js';

/**
 * The OpenAPI document that the API is made from: the `body` of the API, or the one of
 * `aws_api_gateway_rest_api_put`, which is imported later.
 */
export function bodyOf({ restApi, members }: ChosenApi, context: LoadContext): object | undefined {
  const puts = members.filter(({ type }) => type === 'aws_api_gateway_rest_api_put');
  const all = [...(restApi === undefined ? [] : [restApi]), ...puts];
  const owner = all.filter(({ values }) => textAt(values, 'body') !== undefined).at(-1);
  return owner && documentOfBody(owner, context);
}

function documentOfBody(owner: TerraformResource, context: LoadContext): object {
  const place = attributePlace(owner, 'body');
  const body = owner.documentIn('body');
  if (isObject(body)) {
    return body;
  }
  const reason = owner.dangling.get('body');
  if (reason !== undefined) {
    const contents = reason === '' ? '' : `, because it contains ${reason}`;
    const message = `The body of ${owner.address} is known only after the deployment${contents}: load the folder of the .tf files, or the state after "terraform apply"`;
    return context.fail('UNRESOLVED_VARIABLE', message, place);
  }
  const message = `The body of ${owner.address} must be the text of an OpenAPI document in JSON or YAML`;
  return context.fail('INVALID_DOCUMENT', message, place);
}
