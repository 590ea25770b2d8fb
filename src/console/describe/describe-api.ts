import { memberPointer } from '../../checks/document-values.js';
import { customResponse } from '../../execute/gateway-response/custom-response.js';
import type { Gateway } from '../../gateway.js';
import { boundedJson } from '../../import/document/bounded-json.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import { GATEWAY_RESPONSES, type GatewayResponseType } from '../../model/gateway-response.js';
import type { Method, Resource, RestApi } from '../../model/rest-api.js';
import type {
  ConsoleApi,
  ConsoleGatewayResponse,
  ConsoleMethod,
  ConsoleModel,
} from '../protocol/console-api.js';
import { type BodyModel, bodyModels } from './body-models.js';
import { IntegrationDescriber } from './describe-integration.js';
import { DocumentView } from './document-view.js';
import { sampleRequest } from './sample/sample-request.js';
import { TemplateTexts } from './template-texts.js';

/** What the console describes: the compiled API, and the document where it is known. */
export type DescribedGateway = Pick<Gateway, 'api' | 'document' | 'warnings'>;

/**
 * The API as its document has it, box by box, with the place of each part. Without a document, texts and
 * lines are missing. Nothing is masked: it is the caller's own document.
 * @param canWrite whether templates may be saved
 */
export function describeApi(gateway: DescribedGateway, canWrite: boolean): ConsoleApi {
  const { api, warnings } = gateway;
  const view = new DocumentView(gateway.document);
  const texts = new TemplateTexts(view, canWrite);
  const describer = new MethodDescriber(view, texts, warnings);
  return {
    name: api.name,
    id: api.id,
    stage: api.stage.name,
    stageVariables: Object.fromEntries(api.stage.variables),
    canWrite,
    resources: api.resources.map((resource) => ({
      path: resource.path,
      methods: Array.from(resource.methods.values(), (method) =>
        describer.describe(method, resource),
      ),
    })),
    gatewayResponses: gatewayResponses(api, view),
    issues: warnings,
  };
}

/** Characters of a model; a longer one is not shown. */
const LONGEST_MODEL = 256 * 1024;

class MethodDescriber {
  readonly #view: DocumentView;
  readonly #texts: TemplateTexts;
  readonly #integrations: IntegrationDescriber;
  readonly #issues: readonly ImportIssue[];

  constructor(view: DocumentView, texts: TemplateTexts, issues: readonly ImportIssue[]) {
    this.#view = view;
    this.#texts = texts;
    this.#integrations = new IntegrationDescriber(view, texts);
    this.#issues = issues;
  }

  describe(method: Method, { template }: Resource): ConsoleMethod {
    const { pointer, requestValidator: validator, integration } = method;
    const models = bodyModels(method, this.#view);
    return {
      httpMethod: method.httpMethod,
      operationName: method.operationName,
      place: this.#view.placeOf(pointer),
      apiKeyRequired: method.apiKeyRequired,
      authorizers: method.authorizers.map(({ name, type, scopes, identitySource }) => ({
        name,
        type,
        scopes,
        identitySource,
      })),
      validator: validator && {
        name: validator.name,
        validateRequestParameters: validator.validateRequestParameters,
        validateRequestBody: validator.models !== undefined,
      },
      requestParameters: method.requestParameters,
      models: models.flatMap((model) => this.#model(model)),
      integration: integration && this.#integrations.describe(integration),
      methodResponses: [...method.methodResponses.values()],
      issues: this.#issuesOf(method),
      sample: sampleRequest(method, template, models, this.#view),
    };
  }

  #model({ mediaType, schema, pointer }: BodyModel): readonly ConsoleModel[] {
    const json = boundedJson(schema, LONGEST_MODEL);
    const text = json && this.#texts.fit(JSON.stringify(JSON.parse(json), null, 2));
    return text === undefined
      ? []
      : [{ mediaType, schema: text, place: this.#view.placeOf(pointer) }];
  }

  /** Those of the operation and of its integration, which may be elsewhere. */
  #issuesOf({ pointer, integration }: Method): readonly ImportIssue[] {
    const places = integration === undefined ? [pointer] : [pointer, integration.pointer];
    return this.#issues.filter((issue) =>
      places.some((place) => issue.pointer === place || issue.pointer.startsWith(`${place}/`)),
    );
  }
}

/** All types, with their status in the document, by their own settings or those of their class, or else in API Gateway. */
function gatewayResponses(api: RestApi, view: DocumentView): readonly ConsoleGatewayResponse[] {
  const places = gatewayResponsePlaces(view);
  return (Object.keys(GATEWAY_RESPONSES) as GatewayResponseType[]).map((type) => {
    const custom = customResponse(api, type);
    const { statusCode } = GATEWAY_RESPONSES[type];
    return {
      type,
      statusCode: custom?.statusCode ?? statusCode,
      place:
        custom &&
        view.placeOf(places.get(custom.type) ?? memberPointer(GATEWAY_RESPONSES_KEY, custom.type)),
    };
  });
}

const GATEWAY_RESPONSES_KEY = '#/x-amazon-apigateway-gateway-responses';

/** The pointers to the gateway responses of a document, whose keys may be in any case. */
function gatewayResponsePlaces(view: DocumentView): ReadonlyMap<string, string> {
  const root = view.referent(view.document) ?? {};
  const key = Object.keys(root).find(
    (name) => memberPointer('#', name.toLowerCase()) === GATEWAY_RESPONSES_KEY,
  );
  const responses = (key && view.referent(root[key])) || {};
  const container = memberPointer('#', key ?? '');
  return new Map(
    Object.keys(responses).map((name) => [
      name.trim().toUpperCase(),
      memberPointer(container, name),
    ]),
  );
}
