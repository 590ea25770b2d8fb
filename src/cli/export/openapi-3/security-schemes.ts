import { isObject, wordOf } from '../../../checks/document-values.js';
import type { Conversion, Members } from './conversion.js';

/** The names of the flows of OAuth 2. */
const FLOWS: Readonly<Record<string, string | undefined>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** A security scheme. OpenAPI 3.0: "Security Scheme Object". */
export function securityScheme(scheme: Members, conversion: Conversion): Members {
  const { type } = scheme;
  const common = {
    ...conversion.copyMembers(scheme, ['description']),
    ...conversion.extensions(scheme),
  };
  if (type === 'basic') {
    return conversion.made(scheme, { type: 'http', scheme: 'basic', ...common });
  }
  if (type !== 'oauth2') {
    return conversion.made(scheme, {
      ...conversion.copyMembers(scheme, ['type', 'name', 'in']),
      ...common,
    });
  }
  const flow = FLOWS[wordOf(scheme.flow)];
  return conversion.made(scheme, {
    type,
    ...(flow !== undefined && {
      flows: {
        [flow]: {
          ...conversion.copyMembers(scheme, ['authorizationUrl', 'tokenUrl']),
          scopes: isObject(scheme.scopes) ? conversion.copy(scheme.scopes) : {},
        },
      },
    }),
    ...common,
  });
}
