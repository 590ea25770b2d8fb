// A mapping scope as the gateway makes one for a request, from plain values.

import { JsonPayload } from '../../../build/esm/mapping/json-payload.js';
import { createOverrides } from '../../../build/esm/mapping/overrides.js';

/** A fresh scope each time: what a template builds for itself is part of what is measured. */
export function scopeOf({
  body = '',
  path = {},
  query = {},
  headers = [],
  variables,
  stageVariables = {},
}) {
  return {
    request: {
      httpMethod: 'POST',
      pathParameters: new Map(Object.entries(path)),
      queryParameters: new Map(Object.entries(query).map(([name, value]) => [name, [value]])),
      headers,
      header: (name) => {
        const lower = name.toLowerCase();
        const values = headers.filter(
          (_, at) => at % 2 === 1 && headers[at - 1].toLowerCase() === lower,
        );
        return values.length === 0 ? undefined : values;
      },
    },
    response: undefined,
    context: { requestId: 'r', extendedRequestId: 'e', path: '/', variables },
    stageVariables: new Map(Object.entries(stageVariables)),
    overrides: createOverrides(),
    body: new JsonPayload(body),
  };
}
