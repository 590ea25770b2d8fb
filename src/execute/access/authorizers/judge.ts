import { reasonOf } from '../../../checks/value-kinds.js';
import { GatewayError, isGatewayError } from '../../../errors.js';
import type { MethodAuthorizer } from '../../../model/rest-api.js';
import { hookFailure, hookResult } from '../../callers/deadline.js';
import { traceAuthorizerCall, traceAuthorizerPolicy } from '../../log/authorizer-lines.js';
import type { MatchedExchange } from '../../request-context/exchange.js';
import { methodArnOf } from '../method-arn.js';
import { policyRequest } from '../policy-request.js';
import type { Authorizer, AuthorizerEvent } from './authorizer.js';
import { eventFor } from './authorizer-event.js';
import {
  type Judgement,
  readIamResult,
  readPolicyResult,
  readResult,
} from './authorizer-result.js';
import { askFunction } from './function-authorizer.js';
import { functionEvent } from './function-event.js';
import { identityOf } from './identity-sources.js';
import { refuseUnsigned } from './signature.js';
import { openSignedRequest } from './signed-request.js';

/**
 * The judgement of an authorizer about a request: of the option `authorizers`, or else of the function
 * that the document names; kept for a while where the document says so.
 * @returns `undefined` if earlier middleware has checked the request
 * @throws GatewayError `UNAUTHORIZED`, `MISSING_AUTHENTICATION_TOKEN`, `INVALID_SIGNATURE`, `AUTHORIZER_FAILURE`, `AUTHORIZER_CONFIGURATION_ERROR`, or
 * `DEFAULT_4XX` with 414 for a method ARN that is too long
 */
export async function judge(
  exchange: MatchedExchange,
  named: MethodAuthorizer,
): Promise<Judgement | undefined> {
  const authorizer = exchange.settings.authorizers.get(named.name);
  if (authorizer === 'upstream') {
    return undefined;
  }
  if (named.type === 'AWS_IAM') {
    refuseUnsigned(exchange);
  }
  const asked = authorizer === undefined ? functionOf(exchange, named) : own(authorizer, named);
  const identity = identityOf(exchange, named);
  const methodArn = methodArnOf(exchange);
  refuseLongArn(methodArn, named);
  if (named.resultTtlInSeconds === 0) {
    return asked.ask(exchange, methodArn, identity);
  }
  const { request } = exchange.request;
  const place = await exchange.settings.results.placeOf(
    exchange,
    named,
    asked.functionArn,
    identity,
  );
  const kept = await place.find(policyRequest(exchange), request);
  if (kept !== undefined) {
    return asked.functionArn !== undefined ? ofFunction(exchange, kept, 0) : kept;
  }
  const judgement = await asked.ask(exchange, methodArn, identity);
  await place.keep(judgement, request);
  return judgement;
}

/** Whom to ask for a judgement. */
interface Asked {
  /** `undefined` for an authorizer of the option `authorizers`. */
  readonly functionArn: string | undefined;
  ask(
    exchange: MatchedExchange,
    methodArn: string,
    identity: readonly string[],
  ): Promise<Judgement>;
}

/** An authorizer of the option `authorizers`, which knows the scopes of the method. */
function own(authorizer: Authorizer, named: MethodAuthorizer): Asked {
  return {
    functionArn: undefined,
    async ask(exchange, methodArn, identity) {
      const event = eventFor(exchange, named, methodArn, identity);
      const { hookTimeoutInMillis } = exchange.settings;
      if (named.type === 'AWS_IAM') {
        return askVerifier(exchange, named, authorizer, event);
      }
      const result = await observed(exchange, named, () =>
        ask(() => authorizer(event), event, hookTimeoutInMillis),
      );
      return readResult(result, named.name, policyRequest(exchange));
    },
  };
}

/** Asks the authorizer AWS_IAM, which sees what the client has signed and says who that is. */
async function askVerifier(
  exchange: MatchedExchange,
  named: MethodAuthorizer,
  authorizer: Authorizer,
  event: AuthorizerEvent,
): Promise<Judgement> {
  const { signed, bodyRead } = openSignedRequest(exchange);
  const { hookTimeoutInMillis } = exchange.settings;
  const result = await observed(exchange, named, () =>
    ask(() => authorizer(event, signed), event, hookTimeoutInMillis),
  );
  const judgement = readIamResult(result, named.name, (added) =>
    policyRequest({ ...exchange, context: exchange.context.with(added) }),
  );
  return { ...judgement, body: await bodyRead() };
}

/**
 * The function that the document names.
 * @throws GatewayError `UNAUTHORIZED` if nothing can run it
 */
function functionOf({ settings: { lambda } }: MatchedExchange, named: MethodAuthorizer): Asked {
  const { lambdaFunction } = named;
  if (lambda === undefined || lambdaFunction === undefined) {
    throw closed(named);
  }
  return {
    functionArn: lambdaFunction.functionArn,
    async ask(exchange, methodArn, identity) {
      if (named.type === 'TOKEN' && identity.length === 0) {
        throw new GatewayError('UNAUTHORIZED', undefined, {
          cause: new Error(`The authorizer "${named.name}" has no identity source`),
        });
      }
      const { clock } = exchange.settings;
      const event = functionEvent(exchange, named, methodArn, identity);
      traceAuthorizerCall(exchange, named.name);
      const start = clock();
      const result = await observed(exchange, named, () =>
        askFunction(exchange, named, lambda, lambdaFunction, event),
      );
      const latency = Math.max(0, Math.round(clock() - start));
      return ofFunction(
        exchange,
        readPolicyResult(result, named.name, policyRequest(exchange)),
        latency,
      );
    },
  };
}

/** Makes the call, which observers of the request are told. */
function observed(
  { observation }: MatchedExchange,
  named: MethodAuthorizer,
  call: () => Promise<unknown>,
): Promise<unknown> {
  return observation === undefined ? call() : observation.callAuthorizer(named, call);
}

/**
 * The judgement of a function, with `$context.authorizer.integrationLatency`, which events of AWS have
 * (CodeGenieApp/serverless-express#551): milliseconds, 0 for a result that was kept.
 */
function ofFunction(
  exchange: MatchedExchange,
  judgement: Judgement,
  integrationLatency: number,
): Judgement {
  traceAuthorizerPolicy(exchange, judgement.policyResult?.principalId);
  const { authorizer } = judgement.context as { readonly authorizer: object };
  return { ...judgement, context: { authorizer: { ...authorizer, integrationLatency } } };
}

/** AWS: "Output from an API Gateway Lambda authorizer". */
function refuseLongArn(methodArn: string, { type }: MethodAuthorizer): void {
  if ((type === 'TOKEN' || type === 'REQUEST') && methodArn.length > LONGEST_ARN) {
    throw new GatewayError('DEFAULT_4XX', 'Request URI too long', {
      statusCode: 414,
      cause: new Error(
        `The ARN of the method is ${methodArn.length} bytes long; an authorizer gets at most ${LONGEST_ARN}`,
      ),
    });
  }
}

const LONGEST_ARN = 1600;

function closed({ name, type, lambdaFunction }: MethodAuthorizer): GatewayError {
  const entry = `set the option authorizers: { ${JSON.stringify(name)}: event => … }, or 'upstream' if earlier middleware has checked it`;
  const remedy =
    lambdaFunction === undefined
      ? entry
      : `set the option lambda: { ${JSON.stringify(lambdaFunction.functionName)}: handler }, or ${entry}`;
  return new GatewayError('UNAUTHORIZED', undefined, {
    cause: new Error(`No authorizer is configured for "${name}" (${type}): ${remedy}`),
  });
}

async function ask(
  authorizer: () => unknown,
  event: AuthorizerEvent,
  timeoutInMillis: number,
): Promise<unknown> {
  try {
    return await hookResult(authorizer(), timeoutInMillis);
  } catch (cause) {
    if (isGatewayError(cause)) {
      throw cause;
    }
    const type = reasonOf(cause) === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    throw new GatewayError(type, undefined, {
      cause: hookFailure(`The authorizer "${event.name}"`, cause),
    });
  }
}
