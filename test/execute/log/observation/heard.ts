import type { ObserveHook } from '../../../../src/execute/log/observation/observer.js';
import type { GatewayOptions } from '../../../../src/gateway.js';

/** What an observer heard, one text for each event. */
export interface Heard {
  readonly events: string[];
  readonly observe: ObserveHook<unknown>;
}

/** An observer that writes down what it hears. */
export function listener(): Heard {
  const events: string[] = [];
  return {
    events,
    observe: ({ httpMethod, resourcePath }) => {
      events.push(`start ${httpMethod} ${resourcePath}`);
      return {
        boxStart: ({ name }) => events.push(`> ${name}`),
        boxEnd: ({ name, errorType }) =>
          events.push(`< ${[name, errorType].filter(Boolean).join(' ')}`),
        callStart: ({ kind, name, origin }) => {
          events.push(`call ${kind} ${name ?? origin}`);
          return {
            end: ({ statusCode, errorType }) => events.push(`called ${statusCode ?? errorType}`),
          };
        },
        end: ({ statusCode, outcome, responseLength }) =>
          events.push(`end ${statusCode} ${outcome} ${responseLength}`),
      };
    },
  };
}

/** A clock that is one millisecond later each time it is read. */
export function ticking(): GatewayOptions['clock'] {
  let time = Date.UTC(2026, 0, 2);
  return () => time++;
}
