import { isRecord, kindOf } from '../checks/value-kinds.js';
import { checkedResponse, withDeadline } from '../execute/callers/callers-backend.js';
import { settled } from '../execute/callers/deadline.js';
import { leave } from '../execute/callers/leave.js';
import { appendHeader, newHeaders } from '../http/header-list.js';
import type { CallLimits } from '../http/under-way.js';
import type { WireHeaders } from '../model/headers.js';
import type {
  HandlerInvocation,
  LambdaCall,
  LambdaFunction,
  LambdaHandler,
  LambdaInvoke,
} from '../model/lambda.js';
import type { EndpointRequest, EndpointResponse, GatewayRequest } from '../model/message.js';
import { functionNotFound } from './function-failure.js';
import { handlerOf } from './handlers.js';
import { invocationPath } from './invocation-path.js';
import { runHandler } from './run-handler.js';

/** Calls Lambda's Invoke API, whichever way the option `lambda` provides it. */
export interface LambdaInvoker {
  /** `false` if the function is known to be missing. */
  has(lambda: LambdaFunction): boolean;
  /**
   * Calls a function: resolves with Lambda's response, whose status is 200 and whose header
   * `X-Amz-Function-Error` is set if the function failed.
   * @throws GatewayError `INTEGRATION_TIMEOUT`; `DEFAULT_5XX` if the function of the option throws
   */
  invoke(call: LambdaCall): Promise<EndpointResponse>;
}

/**
 * Invokes the handlers of a record.
 * @param report gets the failure of a function that was invoked with `Event`
 */
export function invokerOfHandlers(
  handlers: ReadonlyMap<string, LambdaHandler>,
  limits: CallLimits,
  report: (cause: unknown, request: GatewayRequest) => void,
): LambdaInvoker {
  const { underWay } = limits;
  return {
    has: (lambda) => handlerOf(handlers, lambda) !== undefined,
    invoke: (call) =>
      checkedCall(call, limits, (invocation) => {
        const handler = handlerOf(handlers, call.lambda);
        if (handler === undefined) {
          return functionNotFound(call.lambda.functionArn);
        }
        if (call.invocationType === 'DryRun') {
          return { statusCode: 204 };
        }
        if (call.invocationType !== 'Event') {
          return runHandler(handler, invocation, call.timeoutInMillis);
        }
        underWay.begin();
        runInBackground(handler, invocation)
          .catch((cause: unknown) => report(cause, call.methodRequest.request))
          .finally(() => underWay.end());
        return { statusCode: 202 };
      }),
  };
}

/** Rejects if the function fails, or does not finish. */
async function runInBackground(
  handler: LambdaHandler,
  invocation: HandlerInvocation,
): Promise<void> {
  const { functionName } = invocation;
  const run = runHandler(handler, invocation, LONGEST_EVENT);
  const late = () =>
    new Error(`The function ${functionName} did not finish in ${LONGEST_EVENT} ms`);
  const { functionError, payload } = await settled(run, LONGEST_EVENT, late);
  if (functionError !== undefined) {
    throw new Error(`The function ${functionName} failed: ${payload}`);
  }
}

/** Milliseconds. AWS: "Lambda quotas", function timeout. */
const LONGEST_EVENT = 900_000;

/** Calls the one function of the option `lambda`. */
export function invokerOfFunction(invoke: LambdaInvoke, limits: CallLimits): LambdaInvoker {
  return {
    has: () => true,
    invoke: (call) =>
      checkedCall(call, limits, (invocation, signal) =>
        invoke({ ...invocation, signal: signal() }),
      ),
  };
}

/** Calls a caller's function within the time that it has, and checks what it returns. */
async function checkedCall(
  call: LambdaCall,
  { underWay }: CallLimits,
  invoke: (invocation: HandlerInvocation, signal: () => AbortSignal) => unknown,
): Promise<EndpointResponse> {
  const { lambda, payload, invocationType, responseStream, timeoutInMillis, methodRequest } = call;
  const { functionName, qualifier, functionArn, region } = lambda;
  const invocation = {
    functionName,
    qualifier,
    functionArn,
    region,
    payload,
    invocationType,
    responseStream,
  };
  let outcome: unknown;
  const invoked = async (signal: () => AbortSignal): Promise<object> => {
    outcome = await invoke(invocation, signal);
    return responseOf(outcome);
  };
  try {
    const client = methodRequest.request;
    const given = await withDeadline({ name: NAME, timeoutInMillis, call: invoked }, client);
    return checkedResponse(given, NAME, call, underWay);
  } catch (cause) {
    leave(outcome);
    throw cause;
  }
}

/** For the cause of an error. */
const NAME = 'Lambda function';

/** An outcome as the response of Lambda's Invoke API; its members are checked with it, others have no effect. */
function responseOf(outcome: unknown): object {
  if (!isRecord(outcome)) {
    throw new TypeError(`it returned ${kindOf(outcome)}: return { payload }`);
  }
  const { statusCode = 200, functionError, payload, ...others } = outcome;
  leave(others);
  const headers = ['Content-Type', 'application/json'];
  if (functionError !== undefined && functionError !== null) {
    headers.push(FUNCTION_ERROR, functionError as string);
  }
  return { statusCode, headers, body: payload };
}

/** Says that the function failed, and how. AWS: Lambda's `Invoke`. */
const FUNCTION_ERROR = 'X-Amz-Function-Error';

/** Sends each call to the address of an Invoke API. */
export function invokerOfAddress(
  base: URL,
  send: (request: EndpointRequest) => Promise<EndpointResponse>,
): LambdaInvoker {
  return {
    has: () => true,
    invoke: ({ lambda, payload, invocationType, responseStream, ...call }) => {
      const headers = newHeaders<WireHeaders>();
      appendHeader(headers, 'Content-Type', 'application/json');
      appendHeader(headers, 'X-Amz-Invocation-Type', invocationType);
      return send({
        ...call,
        httpMethod: 'POST',
        origin: base.origin,
        path: invocationPath(base, lambda),
        headers,
        body: new TextEncoder().encode(payload),
        contentLength: undefined,
        buffered: !responseStream,
        insecureSkipVerification: false,
      });
    },
  };
}
