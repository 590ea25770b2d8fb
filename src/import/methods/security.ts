import { quote } from '../../checks/document-values.js';
import type { Method, MethodAuthorizer, RestApi } from '../../model/rest-api.js';
import type { Cursor } from '../document/cursor.js';
import type { ImportScope } from '../import-scope.js';
import { authorizerOf, readAuthorizer } from './authorizer.js';

/** The access control of a method. */
type MethodSecurity = Pick<Method, 'apiKeyRequired' | 'authorizers' | 'usesAwsIam'>;

/**
 * Reads the `security` of an operation, or else of the document (LocalStack
 * `test_import_with_global_api_key_authorizer`), and its `x-amazon-apigateway-auth`. A scheme that
 * AWS does not support closes the method, too.
 * AWS: "x-amazon-apigateway-authorizer", "-authtype" and "-auth".
 */
export function readSecurity(operation: Cursor, scope: ImportScope): MethodSecurity {
  // A key without a value is not a setting, so the document's default applies.
  const own = operation.at('security').exists;
  const requirements = (own ? operation : scope.root).at('security');
  let apiKeyRequired = false;
  const authorizers = new Map<string, MethodAuthorizer>();
  for (const requirement of requirements.items()) {
    if (!requirement.exists) {
      requirement.error('INVALID_TYPE', 'Expected an object but found null');
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
      // NONE turns off the document's default, but not the operation's own security.
      if (!own) {
        authorizers.clear();
      } else if (authorizers.size > 0) {
        warnOfContradiction(operation, authorizers);
      }
      break;
    default:
      // The type asks for an authorizer, but only "security" can name one.
      if (authorizers.size === 0) {
        authorizers.set(auth, unnamedAuthorizer(operation, auth));
      }
  }
  if (authorizers.size > 1) {
    requirements.warn(
      'DIFFERS_FROM_AWS',
      `The method has several authorizers (${[...authorizers.keys()].join(', ')}), and here all of them must allow a request; API Gateway supports only one for each method: remove the others before deploying`,
    );
  }
  const all = Object.freeze([...authorizers.values()]);
  const usesAwsIam = all.some(({ type }) => type === 'AWS_IAM');
  return { apiKeyRequired, authorizers: all, usesAwsIam };
}

const AWS_IAM: MethodAuthorizer = Object.freeze({
  name: 'AWS_IAM',
  type: 'AWS_IAM',
  scopes: Object.freeze([]),
  identitySource: Object.freeze([]),
  identityValidationExpression: undefined,
  resultTtlInSeconds: 0,
});

/** The type in upper case, from an object or, in old documents, from a string. */
function readAuth(cursor: Cursor): string | undefined {
  const type = typeof cursor.value === 'string' ? cursor : cursor.at('type');
  return type.string()?.toUpperCase();
}

function unnamedAuthorizer(operation: Cursor, type: string): MethodAuthorizer {
  operation
    .extension('auth')
    .warn(
      'UNKNOWN_SECURITY_SCHEME',
      `The type ${quote(type)} of "x-amazon-apigateway-auth" is neither NONE nor AWS_IAM, so the operation responds with 401 until the option "authorizers" has an entry ${quote(type)}: name the security scheme under "security" instead`,
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
      `"NONE" is ignored, because the operation's own "security" requires ${[...authorizers.keys()].join(', ')}: remove one of them`,
    );
}

/** The kinds of all security schemes in the document. Mistakes in a scheme are reported when a method uses it. */
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
  scope: ImportScope,
): MethodAuthorizer | 'API_KEY' {
  const scheme = schemesOf(scope.root, scope.version).at(name);
  const authorizer = scheme.extension('authorizer');
  if (authorizer.exists) {
    return readAuthorizer(name, scopes, scheme, authorizer, scope);
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
  const closed = `operations that require it respond with 401 until the option "authorizers" has an entry ${quote(name)}`;
  if (scheme.exists) {
    scheme.warn(
      'UNKNOWN_SECURITY_SCHEME',
      `API Gateway ignores the security scheme ${quote(name)}, because it is neither an API key "x-api-key" nor awsSigv4 and has no "x-amazon-apigateway-authorizer": ${closed}`,
    );
  } else {
    scopes.warn(
      'UNKNOWN_SECURITY_SCHEME',
      `The security scheme ${quote(name)} is not defined in the document: ${closed}`,
    );
  }
}
