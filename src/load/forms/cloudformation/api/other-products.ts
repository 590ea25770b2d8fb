import { isObject, quote } from '../../../../checks/document-values.js';
import type { LoadContext } from '../../../load-context.js';
import { scalarText } from '../evaluation/evaluated.js';
import type { CloudFormationTemplate, TemplateResource } from '../template.js';
import { idIn, propertyPlace } from './properties.js';

/** How to get the document of an API that is deployed. */
const EXPORT =
  'if the API is deployed, "aws apigateway get-export --rest-api-id ID --stage-name STAGE --export-type oas30 --parameters extensions=apigateway api.json" writes its document';

/** Refuses a template without a REST API: says what it has in its place. */
export function refuseTemplateWithoutApi(
  template: CloudFormationTemplate,
  context: LoadContext,
): never {
  const fail = (message: string, resource: TemplateResource | undefined, key: string): never => {
    const at =
      resource && (key in resource.properties ? propertyPlace(resource, key) : typeOf(resource));
    const position = at && context.sources.memberPosition(at.container, at.key);
    return context.fail('UNSUPPORTED_DOCUMENT', message, position);
  };
  const absent = template.absent(/^AWS::ApiGateway::RestApi$/);
  if (absent !== undefined) {
    const message = `The API ${quote(absent.id)} does not exist, because its condition ${quote(absent.condition)} does not hold: set the parameters of the condition in the option "variables"`;
    const at = { container: absent.resource, key: 'Condition' };
    const position = context.sources.memberPosition(at.container, at.key);
    return context.fail('UNSUPPORTED_DOCUMENT', message, position);
  }
  const [other] = template.ofType(
    /^AWS::(?:ApiGatewayV2::Api|Serverless::(?:HttpApi|WebSocketApi))$/,
  );
  if (other !== undefined) {
    const isWebSocket =
      /WebSocket/.test(other.type) || idIn(other, 'ProtocolType', template) === 'WEBSOCKET';
    const kind = isWebSocket ? 'a WebSocket API' : 'an HTTP API';
    const message = `The template creates ${kind} (API Gateway V2, ${quote(other.id)}), but only REST APIs are supported`;
    return fail(message, other, 'ProtocolType');
  }
  const [nested] = template.ofType(/^AWS::(?:CloudFormation::Stack|Serverless::Application)$/);
  if (nested !== undefined) {
    const key = nested.type.endsWith('Stack') ? 'TemplateURL' : 'Location';
    const { value } = template.evaluator.property(nested.properties, key);
    const location = scalarText(value) ?? (isObject(value) ? undefined : '');
    const which = location ? ` ${quote(location)}` : '';
    const message = `The template has no REST API of its own: load the template${which} of the nested stack ${quote(nested.id)}, or another one that has it`;
    return fail(message, nested, key);
  }
  const resource = template.first();
  const message = `The template has no REST API (AWS::ApiGateway::RestApi or AWS::Serverless::Api): load the template or document that has it; ${EXPORT}`;
  return fail(message, resource, 'Type');
}

function typeOf({ resource, at }: TemplateResource): TemplateResource['at'] {
  return Object.hasOwn(resource, 'Type') ? { container: resource, key: 'Type' } : at;
}
