import type { MatchedExchange } from '../../request-context/exchange.js';

/** Whether the option `lambda` serves a method: its integration names a function, and no backend takes its type. */
export function callsLambda({ settings: { lambda, backends }, match }: MatchedExchange): boolean {
  if (lambda === undefined) {
    return false;
  }
  const { integration } = match.method;
  return integration?.lambdaFunction !== undefined && !backends.has(integration.type);
}
