import type { LoadContext } from '../../load-context.js';
import { documentOf } from '../rest-api/document-of.js';
import { chooseApi } from './resources/api-choice.js';
import { apiParts } from './resources/api-parts.js';
import { stageOfApi } from './resources/stage/document-stage.js';
import type { TerraformResource } from './terraform-resource.js';

/**
 * Makes the OpenAPI document of the REST API that resources of Terraform define, and notes the stage
 * that they describe beside it.
 */
export function documentOfResources(
  resources: readonly TerraformResource[],
  context: LoadContext,
): object {
  const api = chooseApi(resources, context);
  const document = documentOf(apiParts(api, resources, context), context);
  context.sources.stage = stageOfApi(api, resources, context);
  return document;
}
