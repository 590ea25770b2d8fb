import type { MethodResponse, PathTemplate, RequestParameter } from '../../model/rest-api.js';

/** What an integration must know of its method. */
export interface IntegratedMethod {
  readonly httpMethod: string;
  readonly template: PathTemplate;
  readonly requestParameters: readonly RequestParameter[];
  readonly methodResponses: ReadonlyMap<string, MethodResponse>;
}
