import { quote } from '../../../../checks/document-values.js';
import { didYouMean } from '../../../../checks/nearest.js';
import type { LoadContext } from '../../../load-context.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { refuseTemplateWithoutApi } from './other-products.js';
import { idIn, propertyPlace } from './properties.js';

/** An API of a template. */
export interface TemplateApi {
  /** The logical id; for an API that another stack creates, what `RestApiId` refers to. */
  readonly id: string;
  /** `undefined` for an API that another stack creates. */
  readonly resource: TemplateResource | undefined;
}

/** Resources that belong to an API by their `RestApiId`. */
const BELONGING =
  /^AWS::ApiGateway::(?:Resource|Method|Model|RequestValidator|Authorizer|GatewayResponse)$/;

/** The API that the option `api` names, or the only one. */
export function chooseTemplateApi(
  template: CloudFormationTemplate,
  context: LoadContext,
): TemplateApi {
  const apis = apisOf(template);
  const { api: wanted } = context.settings;
  const [first, second] = apis;
  if (first === undefined) {
    return refuseTemplateWithoutApi(template, context);
  }
  const chosen = wanted === undefined ? first : named(wanted, apis, template);
  if (chosen === undefined || (wanted === undefined && second !== undefined)) {
    const list = apis.map(({ id }) => id);
    const problem =
      chosen === undefined
        ? `The template has no API ${quote(wanted ?? '')}${didYouMean(wanted ?? '', list)}: choose one`
        : `The template has ${apis.length} APIs: choose one`;
    const message = `${problem} with the option "api": ${list.join(', ')}`;
    const { container, key } = (second ?? first).at;
    const position = context.sources.memberPosition(container, key);
    return context.fail('INVALID_DOCUMENT', message, position);
  }
  if (chosen.resource === undefined) {
    const message = `The API ${quote(chosen.id)} is created by another stack: only what this template adds to it is served`;
    context.report('warning', 'DIFFERS_FROM_AWS', message, { ...chosen.at, pointer: '#' });
  }
  return chosen;
}

interface FoundApi extends TemplateApi {
  readonly at: TemplateResource['at'];
}

function apisOf(template: CloudFormationTemplate): readonly FoundApi[] {
  const apis = new Map<string, FoundApi>();
  for (const resource of template.ofType('AWS::ApiGateway::RestApi')) {
    apis.set(resource.id, { id: resource.id, resource, at: resource.at });
  }
  for (const resource of template.ofType(BELONGING)) {
    const id = apiIdOf(resource, template);
    if (id !== undefined && !apis.has(id)) {
      apis.set(id, { id, resource: undefined, at: propertyPlace(resource, 'RestApiId') });
    }
  }
  return [...apis.values()];
}

/** The id of the API that a resource belongs to; without `${}` for one of another stack. */
export function apiIdOf(
  resource: TemplateResource,
  template: CloudFormationTemplate,
): string | undefined {
  return idIn(resource, 'RestApiId', template)?.replace(/^\$\{(.*)\}$/s, '$1');
}

/** The API with this logical id, or the only one with this name. */
function named(
  wanted: string,
  apis: readonly FoundApi[],
  template: CloudFormationTemplate,
): FoundApi | undefined {
  const byName = apis.filter(
    ({ resource }) => resource !== undefined && idIn(resource, 'Name', template) === wanted,
  );
  return apis.find(({ id }) => id === wanted) ?? (byName.length === 1 ? byName[0] : undefined);
}
