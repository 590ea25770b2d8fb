import type { AwsAccount } from '../model/aws-account.js';
import type { LambdaFunction } from '../model/lambda.js';

/**
 * The function that the URI of an integration or of an authorizer names; `undefined` if it is not the
 * URI of a Lambda invocation.
 * AWS: "Integration", `uri`; "Set up a Lambda proxy integration with payload response streaming".
 * @param uri with stage variables replaced
 */
export function lambdaFunctionOf(uri: string, account: AwsAccount): LambdaFunction | undefined {
  const [, partition = '', region = '', text] = INVOCATION.exec(uri) ?? [];
  return text === undefined
    ? undefined
    : functionOf(text, {
        partition: isOpen(partition) ? account.partition : partition,
        region: isOpen(region) ? account.region : region,
        accountId: account.accountId,
      });
}

/** AWS takes one slash more after `path` (LocalStack `test_api_gateway_lambda_integration_aws_type`). */
const INVOCATION =
  /^arn:(\$\{[^}]*\}|[^:]*):apigateway:(\$\{[^}]*\}|[^:]*):lambda:path\/{1,2}(?:2015-03-31\/functions\/(?=.*\/invocations$)|2021-11-15\/functions\/(?=.*\/response-streaming-invocations$))(.*)\/[a-z-]+$/s;

/** Whether a part of an ARN is empty, or was not filled in. */
function isOpen(part: string): boolean {
  return part === '' || part.includes('$');
}

/** An ARN, a partial ARN or a name. AWS: Lambda's `Invoke`, `FunctionName`. */
function functionOf(text: string, { partition, region, accountId }: AwsAccount): LambdaFunction {
  const arn =
    /^arn:(?:\$\{[^}]*\}|[^:]+):lambda:(\$\{[^}]*\}|[^:]+):(?:\$\{[^}]*\}|[^:]+):function:([^:]*)(?::([^:]+))?$/.exec(
      text,
    );
  if (arn !== null) {
    const [, itsRegion = region, functionName = '', qualifier] = arn;
    return { text, functionName, qualifier, functionArn: text, region: itsRegion };
  }
  const [, account = accountId, functionName = text, qualifier] =
    /^(?:([^:]+):function:)?([^:]*)(?::([^:]+))?$/.exec(text) ?? [];
  const plain = `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
  const functionArn = qualifier === undefined ? plain : `${plain}:${qualifier}`;
  return { text, functionName, qualifier, functionArn, region };
}
