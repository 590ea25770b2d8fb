import { reasonOf } from '../../checks/value-kinds.js';
import { GatewayError } from '../../errors.js';
import type { MethodRequest } from '../../model/message.js';
import type { MethodAuthorizer, RestApi } from '../../model/rest-api.js';
import type { Match } from '../../router/router.js';
import { settled } from '../callers/deadline.js';
import { tooLate } from '../callers/hooks.js';
import { leave } from '../callers/leave.js';
import type { GatewayContext } from '../request-context/context.js';
import { type ApiKeys, checkApiKey } from './api-key.js';
import type { Authorizer, AuthorizerEvent } from './authorizer.js';
import { eventFor } from './authorizer-event.js';
import { readResult } from './authorizer-result.js';

/** What the caller gave to open methods with. */
export interface Authorization {
  readonly api: RestApi;
  /** `upstream`: middleware in front has done it. */
  readonly authorizers: ReadonlyMap<string, Authorizer | 'upstream'>;
  readonly apiKeys: ApiKeys | undefined;
  /** Milliseconds that an authorizer, or a look at an API key, may take. */
  readonly timeoutInMillis: number;
}

/** Whether {@link authorize} has anything to ask. */
export function needsAuthorization({ method }: Match): boolean {
  return method.authorizers.length > 0 || method.apiKeyRequired;
}

/**
 * Asks every authorizer a method names, then for its API key. Nothing is open by default: what
 * nothing checks is refused.
 * @throws GatewayError `UNAUTHORIZED`, `ACCESS_DENIED`, `AUTHORIZER_FAILURE`,
 * `AUTHORIZER_CONFIGURATION_ERROR`, `INVALID_API_KEY`
 */
export async function authorize(
  authorization: Authorization,
  match: Match,
  request: MethodRequest,
  context: GatewayContext,
): Promise<void> {
  const { api, authorizers, apiKeys, timeoutInMillis } = authorization;
  let usageIdentifierKey: string | undefined;
  for (const named of match.method.authorizers) {
    const authorizer = authorizers.get(named.name);
    if (authorizer === 'upstream') {
      continue;
    }
    if (authorizer === undefined) {
      throw closed(named);
    }
    const event = eventFor(named, api, match, request, context);
    const result = await ask(authorizer, event, timeoutInMillis);
    const judgement = readResult(result, named.name, event.methodArn);
    // Gateway responses show what a denying authorizer says, so it comes first.
    addToContext(context, judgement.context, named.name);
    if (judgement.decision !== 'allow') {
      throw denied(judgement.decision === 'deny', named.name);
    }
    usageIdentifierKey = judgement.usageIdentifierKey ?? usageIdentifierKey;
  }
  if (match.method.apiKeyRequired) {
    const fromHeader = request.header('x-api-key')?.at(-1);
    const key = api.apiKeySource === 'AUTHORIZER' ? usageIdentifierKey : fromHeader;
    context.add(await checkApiKey(apiKeys, key, timeoutInMillis));
  }
}

function closed({ name, type }: MethodAuthorizer): GatewayError {
  return new GatewayError('UNAUTHORIZED', undefined, {
    cause: new Error(
      `No function checks "${name}" (${type}): give authorizers: { ${JSON.stringify(name)}: event => … }, or 'upstream' where middleware in front has done it`,
    ),
  });
}

/** The texts are AWS's own: only a statement that denies is called explicit. */
function denied(explicitly: boolean, name: string): GatewayError {
  return new GatewayError(
    'ACCESS_DENIED',
    explicitly ? 'User is not authorized to access this resource with an explicit deny' : undefined,
    {
      cause: new Error(
        explicitly
          ? `A statement of the policy of "${name}" denies this method`
          : `The authorizer "${name}" does not allow this method`,
      ),
    },
  );
}

async function ask(
  authorizer: Authorizer,
  event: AuthorizerEvent,
  timeoutInMillis: number,
): Promise<unknown> {
  try {
    return await settled<unknown>(authorizer(event), timeoutInMillis, () =>
      tooLate(timeoutInMillis),
    );
  } catch (cause) {
    if (cause instanceof GatewayError) {
      throw cause;
    }
    const reason = reasonOf(cause);
    const type = reason === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE';
    throw new GatewayError(type, undefined, {
      cause: new Error(`The authorizer "${event.name}" threw: ${reason}`, { cause }),
    });
  }
}

function addToContext(
  context: GatewayContext,
  patch: Readonly<Record<string, unknown>>,
  name: string,
): void {
  try {
    context.add(patch);
  } catch (cause) {
    leave(patch);
    throw new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', undefined, {
      cause: new TypeError(
        `The authorizer "${name}" gave what is not understood: ${reasonOf(cause)}`,
        { cause },
      ),
    });
  }
}
