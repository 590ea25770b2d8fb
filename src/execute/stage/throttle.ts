import { GatewayError } from '../../errors.js';
import type { RequestLimit } from '../../model/store.js';
import type { Throttling } from '../../stage/limits/throttling.js';
import type { MatchedExchange } from '../request-context/exchange.js';

/**
 * Counts a request against the usage plan of its API key and against the stage's throttle. A request
 * that one of them refuses takes nothing from the others.
 * @throws GatewayError `THROTTLED`; `QUOTA_EXCEEDED`; `DEFAULT_5XX` if the counter store fails and the
 * request may not pass then
 */
export async function throttle(
  { settings, match, request, apiKeyId }: MatchedExchange,
  throttling: Throttling,
): Promise<void> {
  const time = settings.clock();
  const limits = throttling.limitsOf(match.method, request.httpMethod, apiKeyId, time);
  if (limits.length === 0) {
    return;
  }
  const found = await throttling.counter.countRequest(limits, time, request.request);
  if (typeof found !== 'number') {
    throw new GatewayError('DEFAULT_5XX', undefined, { cause: found.failure });
  }
  const reached = limits[found];
  if (reached !== undefined) {
    throw withoutStack(() => refusal(reached));
  }
}

function refusal(limit: RequestLimit): GatewayError {
  if (limit.type === 'QUOTA') {
    return new GatewayError('QUOTA_EXCEEDED', undefined, {
      cause: new Error(`${limit.key}: ${limit.limit} requests were made (option usagePlans)`),
    });
  }
  const option = limit.key.startsWith('stage/') ? 'methodSettings' : 'usagePlans';
  const { rateLimit, burstLimit } = limit;
  return new GatewayError('THROTTLED', undefined, {
    cause: new Error(
      `${limit.key}: more than ${rateLimit} requests per second, and ${burstLimit} at once (option ${option})`,
    ),
  });
}

/**
 * Makes errors that have no stack: collecting it twice would double what a refused request costs, and it
 * would say nothing, because a refusal is not a fault.
 */
function withoutStack<Made>(make: () => Made): Made {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
  const isSet = limit !== undefined && Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    if (isSet) {
      Reflect.set(Error, 'stackTraceLimit', limit);
    }
  }
}
