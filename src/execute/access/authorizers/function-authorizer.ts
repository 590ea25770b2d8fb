import { GatewayError, isGatewayError } from '../../../errors.js';
import { hasHeader } from '../../../http/header-list.js';
import type { LambdaFunction } from '../../../model/lambda.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import { functionErrorOf } from '../../integrations/lambda/function-error.js';
import { decodeUtf8 } from '../../payload/binary.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import type { LambdaService } from '../../request-context/settings.js';

/**
 * Invokes the function of an authorizer, within the time of the option `hookTimeoutInMillis`.
 * @returns what the function returned, read from JSON and not checked
 * @throws GatewayError `UNAUTHORIZED` if the function fails with exactly `Unauthorized`;
 * `AUTHORIZER_FAILURE` if it fails otherwise or takes too long; `AUTHORIZER_CONFIGURATION_ERROR` if it
 * cannot be called, or returns what is not JSON
 */
export async function askFunction(
  exchange: MatchedExchange,
  { name }: MethodAuthorizer,
  service: LambdaService,
  lambda: LambdaFunction,
  event: object,
): Promise<unknown> {
  const who = `The function ${lambda.functionName} of the authorizer "${name}"`;
  if (!service.has(lambda)) {
    throw misconfigured(
      `${who} is not in the option lambda: set lambda: { ${JSON.stringify(lambda.functionName)}: handler }, or the option authorizers`,
    );
  }
  const { isFailed, statusCode, payload } = await invoke(exchange, service, lambda, event, who);
  if (statusCode >= 300) {
    throw misconfigured(`${who} cannot be called: Lambda responded with ${statusCode}`);
  }
  if (isFailed) {
    const { message } = functionErrorOf(payload);
    const type = message === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    throw new GatewayError(type, undefined, { cause: new Error(`${who} failed: ${message}`) });
  }
  try {
    return JSON.parse(payload);
  } catch (cause) {
    throw misconfigured(`${who} returned what is not JSON`, cause);
  }
}

/** What Lambda's Invoke API returned. */
interface Invoked {
  readonly statusCode: number;
  /** Whether the payload is the error of the function. */
  readonly isFailed: boolean;
  readonly payload: string;
}

async function invoke(
  { settings, match, request }: MatchedExchange,
  service: LambdaService,
  lambda: LambdaFunction,
  event: object,
  who: string,
): Promise<Invoked> {
  const { api, hookTimeoutInMillis, payloadLimit } = settings;
  try {
    const { statusCode, headers, body } = await service.invoke({
      lambda,
      payload: JSON.stringify(event),
      invocationType: 'RequestResponse',
      responseStream: false,
      timeoutInMillis: hookTimeoutInMillis,
      methodRequest: request,
      call: {
        api,
        resourcePath: match.resource.path,
        httpMethod: request.httpMethod,
        connectionId: undefined,
        integrationTarget: undefined,
      },
    });
    const payload = decodeUtf8(await body.bytes(payloadLimit));
    return { statusCode, isFailed: hasHeader(headers, 'x-amz-function-error'), payload };
  } catch (cause) {
    throw failed(who, cause, hookTimeoutInMillis);
  }
}

/** Whatever the call fails with is a failure of the authorizer, also what would be a 504 of an integration. */
function failed(who: string, cause: unknown, hookTimeoutInMillis: number): GatewayError {
  if (isGatewayError(cause) && cause.type === 'INTEGRATION_TIMEOUT') {
    const reason = `${who} did not finish within ${hookTimeoutInMillis} ms (option hookTimeoutInMillis)`;
    return new GatewayError('AUTHORIZER_FAILURE', undefined, { cause: new Error(reason) });
  }
  return misconfigured(`${who} cannot be called`, isGatewayError(cause) ? cause.cause : cause);
}

function misconfigured(reason: string, cause?: unknown): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
    cause: new Error(reason, { cause }),
  });
}
