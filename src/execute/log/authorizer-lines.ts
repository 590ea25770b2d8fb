import type { MatchedExchange } from '../request-context/exchange.js';

/** The function of an authorizer is called (localstack/localstack#10636 shows the lines of AWS). */
export function traceAuthorizerCall({ trace, context }: MatchedExchange, name: string): void {
  trace?.add('Starting authorizer: ', `${name} for request: ${context.requestId}`);
}

/** The policy of a function, new or kept, is understood. AWS shows the last two characters of the principal. */
export function traceAuthorizerPolicy(
  { trace }: MatchedExchange,
  principalId: string | undefined,
): void {
  if (trace !== undefined && principalId !== undefined) {
    const shown = principalId.length > 2 ? principalId.slice(-2) : '';
    const hidden = '*'.repeat(principalId.length - shown.length);
    trace.add('Using valid authorizer policy for principal: ', `${hidden}${shown}`);
  }
}
