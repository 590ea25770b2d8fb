import { integrated } from '../../execute/callers/integrate.js';
import { lambdaEndpoint } from '../../execute/integrations/lambda/lambda-endpoint.js';
import type { LambdaService } from '../../execute/request-context/settings.js';
import type { CallLimits } from '../../http/under-way.js';
import {
  invokerOfAddress,
  invokerOfFunction,
  invokerOfHandlers,
  type LambdaInvoker,
} from '../../lambda/invoker.js';
import type { LambdaHandler } from '../../model/lambda.js';
import type { GatewayRequest } from '../../model/message.js';
import type { OpenClient } from '../platform.js';
import type { WithDefaults } from '../settings.js';

/**
 * What the option `lambda` makes of Lambda functions; `undefined` without it.
 * @throws TypeError for an address without an HTTP client
 */
export function lambdaOf(
  { lambda, integrate, hookTimeoutInMillis }: WithDefaults<never>,
  send: OpenClient['send'] | undefined,
  limits: CallLimits,
  report: (cause: unknown, request: GatewayRequest) => void,
): LambdaService | undefined {
  if (lambda === undefined) {
    return undefined;
  }
  const invoker = invokerOf(lambda, send, limits, report);
  const call = lambdaEndpoint(invoker, limits.payloadLimit);
  return {
    ...invoker,
    call: integrate === undefined ? call : integrated(integrate, call, hookTimeoutInMillis, limits),
  };
}

function invokerOf(
  lambda: NonNullable<WithDefaults<never>['lambda']>,
  send: OpenClient['send'] | undefined,
  limits: CallLimits,
  report: (cause: unknown, request: GatewayRequest) => void,
): LambdaInvoker {
  if (typeof lambda === 'function') {
    return invokerOfFunction(lambda, limits);
  }
  if (typeof lambda !== 'string' && !(lambda instanceof URL)) {
    const handlers = new Map(Object.entries(lambda) as [string, LambdaHandler][]);
    return invokerOfHandlers(handlers, limits, report);
  }
  if (send === undefined) {
    throw new TypeError(
      'The option lambda is an address, but apigateway-middleware/core has no HTTP client: pass handlers or a function',
    );
  }
  return invokerOfAddress(new URL(lambda), send);
}
