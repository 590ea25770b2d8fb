import type { LoadSettings } from '../../load-context.js';
import type { InstanceKey } from './terraform-resource.js';

/** A resource of which some attributes follow from others. */
interface NamedResource {
  readonly type: string;
  readonly name: string;
  readonly index: InstanceKey | undefined;
  /** The attributes that are set; only texts are used. */
  readonly attribute: (name: string) => unknown;
}

/**
 * Attributes that AWS makes from the name of a resource, as a deployment in the account and region of
 * the options would have them; `undefined` for attributes of which AWS makes up a part. Where the
 * name is not known either, the name of the resource in the configuration takes its place.
 * Source: AWS, "Service Authorization Reference", resource types of each service; Terraform AWS
 * provider, "Attribute Reference" of each resource.
 */
export function computedAttribute(
  resource: NamedResource,
  attribute: string,
  settings: LoadSettings,
): string | undefined {
  const pattern = PATTERNS[resource.type]?.[attribute];
  return pattern === undefined ? undefined : fill(pattern, resource, settings);
}

function fill(pattern: string, resource: NamedResource, settings: LoadSettings): string {
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    switch (name) {
      case 'partition':
        return settings.partition;
      case 'region':
        return settings.region;
      case 'account':
        return settings.accountId;
      case 'function':
        return fill(FUNCTION, resource, settings);
      default:
        return nameOf(resource, name);
    }
  });
}

/** A name may be an ARN, of which it is the last part. */
function nameOf({ attribute, name, index }: NamedResource, key: string): string {
  const value = attribute(key);
  if (typeof value === 'string' && value !== '' && !value.includes('${')) {
    return value.startsWith('arn:') ? (value.split(/[:/]/).at(-1) ?? value) : value;
  }
  return index === undefined ? name : `${name}-${index}`;
}

const FUNCTION = 'arn:{partition}:lambda:{region}:{account}:function:{function_name}';
const INVOKE = 'arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions';
const STREAM = 'arn:{partition}:apigateway:{region}:lambda:path/2021-11-15/functions';

/** By type and attribute. Names in braces are attributes, but for those of {@link fill}. */
const PATTERNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_lambda_function: {
    arn: '{function}',
    qualified_arn: '{function}:$LATEST',
    function_name: '{function_name}',
    id: '{function_name}',
    invoke_arn: `${INVOKE}/{function}/invocations`,
    qualified_invoke_arn: `${INVOKE}/{function}:$LATEST/invocations`,
    response_streaming_invoke_arn: `${STREAM}/{function}/response-streaming-invocations`,
  },
  aws_lambda_alias: {
    arn: '{function}:{name}',
    invoke_arn: `${INVOKE}/{function}:{name}/invocations`,
  },
  aws_iam_role: { arn: 'arn:{partition}:iam::{account}:role/{name}', id: '{name}' },
  aws_cognito_user_pool: {
    arn: 'arn:{partition}:cognito-idp:{region}:{account}:userpool/{region}_{name}',
    id: '{region}_{name}',
  },
  aws_sqs_queue: { arn: 'arn:{partition}:sqs:{region}:{account}:{name}' },
  aws_sns_topic: {
    arn: 'arn:{partition}:sns:{region}:{account}:{name}',
    id: 'arn:{partition}:sns:{region}:{account}:{name}',
  },
  aws_dynamodb_table: {
    arn: 'arn:{partition}:dynamodb:{region}:{account}:table/{name}',
    id: '{name}',
  },
  aws_s3_bucket: { arn: 'arn:{partition}:s3:::{bucket}', id: '{bucket}' },
  aws_sfn_state_machine: {
    arn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
    id: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
  },
  aws_kinesis_stream: { arn: 'arn:{partition}:kinesis:{region}:{account}:stream/{name}' },
  aws_cloudwatch_event_bus: { arn: 'arn:{partition}:events:{region}:{account}:event-bus/{name}' },
  aws_cloudwatch_log_group: { arn: 'arn:{partition}:logs:{region}:{account}:log-group:{name}' },
  aws_api_gateway_vpc_link: { id: '{name}' },
  aws_apigatewayv2_vpc_link: { id: '{name}' },
};
