import { quote } from '../../checks/document-values.js';
import type { Method, MethodAuthorizer, RestApi } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import type { ImportScope } from '../import-scope.js';
import { authorizerOf, readAuthorizer } from './authorizer.js';

/** Who may call a method, as its operation says. */
export type MethodSecurity = Pick<Method, 'apiKeyRequired' | 'authorizers'>;

/**
 * Reads the `security` of an operation, else of the document (recorded on AWS), and
 * `x-amazon-apigateway-auth`. What AWS would not understand closes the method all the same.
 * AWS: "x-amazon-apigateway-authorizer", "-authtype" and "-auth".
 */
export function readSecurity(operation: Cursor, scope: ImportScope): MethodSecurity {
  // A key with nothing behind it says nothing, so the default of the document stands.
  const own = operation.at('security').exists;
  const requirements = (own ? operation : scope.root).at('security');
  let apiKeyRequired = false;
  const authorizers = new Map<string, MethodAuthorizer>();
  for (const requirement of requirements.items()) {
    if (!requirement.exists) {
      requirement.error('INVALID_TYPE', 'Expected an object but found nothing');
    }
    for (const [name, scopes] of requirement.members()) {
      const scheme = readScheme(name, scopes, scope);
      if (scheme === 'API_KEY') {
        apiKeyRequired = true;
      } else {
        authorizers.set(scheme.name, scheme);
      }
    }
  }
  const auth = readAuth(operation.extension('auth'));
  switch (auth) {
    case undefined:
      break;
    case 'AWS_IAM':
      authorizers.set(AWS_IAM.name, AWS_IAM);
      break;
    case 'NONE':
      // Switches a default off; against the operation's own word the closed reading wins.
      if (!own) {
        authorizers.clear();
      } else if (authorizers.size > 0) {
        warnOfContradiction(operation, authorizers);
      }
      break;
    default:
      // Some authorizer is meant, and only "security" can say which.
      if (authorizers.size === 0) {
        authorizers.set(auth, unnamedAuthorizer(operation, auth));
      }
  }
  if (authorizers.size > 1) {
    requirements.warn(
      'DIFFERS_FROM_AWS',
      `A method has one authorizer on AWS; here all must agree: ${[...authorizers.keys()].join(', ')}`,
    );
  }
  return { apiKeyRequired, authorizers: Object.freeze([...authorizers.values()]) };
}

const AWS_IAM: MethodAuthorizer = Object.freeze({
  name: 'AWS_IAM',
  type: 'AWS_IAM',
  scopes: Object.freeze([]),
  identitySource: Object.freeze([]),
  identityValidationExpression: undefined,
});

/** The object, or, in old documents, its type alone; in upper case. */
function readAuth(cursor: Cursor): string | undefined {
  const type = typeof cursor.value === 'string' ? cursor : cursor.at('type');
  return type.string()?.toUpperCase();
}

function unnamedAuthorizer(operation: Cursor, type: string): MethodAuthorizer {
  operation
    .extension('auth')
    .warn(
      'UNKNOWN_SECURITY_SCHEME',
      `"x-amazon-apigateway-auth" knows NONE and AWS_IAM; ${quote(type)} names no security scheme, so the operation answers 401 until the option "authorizers" says who checks ${quote(type)}: name the scheme under "security"`,
    );
  return Object.freeze({ ...AWS_IAM, name: type, type: 'UNKNOWN' });
}

function warnOfContradiction(
  operation: Cursor,
  authorizers: ReadonlyMap<string, MethodAuthorizer>,
): void {
  operation
    .extension('auth')
    .warn(
      'IGNORED_SETTING',
      `"NONE" contradicts the operation's own security (${[...authorizers.keys()].join(', ')}), which stands: remove one of them`,
    );
}

/** The kinds of the schemes that the document defines; what is wrong with one is said where a method asks for it. */
export function readSecuritySchemes(
  root: Cursor,
  version: ImportScope['version'],
): RestApi['securitySchemes'] {
  const schemes = schemesOf(root, version);
  return new Map(schemes.keys().map((name) => [name, kindOfScheme(schemes.place(name))]));
}

function kindOfScheme(scheme: Cursor): MethodAuthorizer['type'] | 'API_KEY' {
  if (scheme.extension('authorizer').exists) {
    return 'UNKNOWN';
  }
  if (isSigV4(scheme)) {
    return 'AWS_IAM';
  }
  return isApiKey(scheme) ? 'API_KEY' : 'UNKNOWN';
}

function schemesOf(root: Cursor, version: ImportScope['version']): Cursor {
  return version === 'Swagger 2'
    ? root.at('securityDefinitions')
    : root.at('components').at('securitySchemes');
}

function isSigV4(scheme: Cursor): boolean {
  const authtype = scheme.extension('authtype').value;
  return typeof authtype === 'string' && /^awsSigv4$/i.test(authtype);
}

function isApiKey(scheme: Cursor): boolean {
  const name = scheme.at('name').value;
  return (
    scheme.at('type').value === 'apiKey' &&
    typeof name === 'string' &&
    name.toLowerCase() === 'x-api-key'
  );
}

function readScheme(
  name: string,
  scopes: Cursor,
  { root, version }: ImportScope,
): MethodAuthorizer | 'API_KEY' {
  const scheme = schemesOf(root, version).at(name);
  const authorizer = scheme.extension('authorizer');
  if (authorizer.exists) {
    return readAuthorizer(name, scopes, scheme, authorizer);
  }
  if (isSigV4(scheme)) {
    return AWS_IAM;
  }
  if (isApiKey(scheme)) {
    return 'API_KEY';
  }
  warnOfUnknownScheme(name, scheme, scopes);
  return authorizerOf(name, 'UNKNOWN', scopes, []);
}

function warnOfUnknownScheme(name: string, scheme: Cursor, scopes: Cursor): void {
  const closed = `operations that name it answer 401 until the option "authorizers" says who checks it`;
  if (scheme.exists) {
    scheme.warn(
      'UNKNOWN_SECURITY_SCHEME',
      `API Gateway knows API keys ("x-api-key"), "x-amazon-apigateway-authorizer" and awsSigv4 only, so ${quote(name)} says nothing to it: ${closed}`,
    );
  } else {
    scopes.warn(
      'UNKNOWN_SECURITY_SCHEME',
      `The security scheme ${quote(name)} is not defined: ${closed}`,
    );
  }
}
