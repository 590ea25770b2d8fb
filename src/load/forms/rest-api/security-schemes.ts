import { integerOf, isObject, quote, wordOf } from '../../../checks/document-values.js';
import { Draft, draftList, type Origin } from '../../source/draft.js';
import { anyMember, flagOf, type RestApiDraft, textIn } from './rest-api-draft.js';
import type { ControlPlaneResource, MethodPart } from './rest-api-parts.js';

/** Writes the `security` of methods, and the security schemes that it names. */
export class SecuritySchemes {
  readonly #draft: RestApiDraft;
  /** The names of the schemes, by the id of the authorizer. */
  readonly #names = new Map<string, string>();
  /** The names of the schemes for API keys and for signatures, once a method needs them. */
  #apiKey: string | undefined;
  #signature: string | undefined;

  constructor(draft: RestApiDraft, authorizers: ReadonlyMap<string, ControlPlaneResource>) {
    this.#draft = draft;
    for (const [id, authorizer] of authorizers) {
      this.#names.set(id, this.#write(textIn(authorizer, 'name') ?? id, authorizer));
    }
  }

  /** The requirements of a method, all of which must be met. */
  requirementsOf(method: MethodPart): readonly object[] {
    const { properties } = method;
    const requirements: object[] = [];
    const authorizer = this.#authorizerOf(method);
    if (authorizer !== undefined) {
      const scopes = properties.authorizationScopes;
      const from = { container: properties, key: 'authorizationScopes' };
      requirements.push(this.#requirement(authorizer, Array.isArray(scopes) ? scopes : [], from));
    }
    if (isRequired(properties.apiKeyRequired)) {
      const from = { container: properties, key: 'apiKeyRequired' };
      this.#apiKey ??= this.#shared('api_key', isApiKey, { name: 'x-api-key' }, from);
      requirements.push(this.#requirement(this.#apiKey, [], from));
    }
    return requirements;
  }

  /** The name of the scheme that a method's authorization needs; `undefined` for an open method. */
  #authorizerOf({ properties, authorizerId }: MethodPart): string | undefined {
    const given = properties.authorizationType;
    const type = typeof given === 'string' && given !== '' ? given.toUpperCase() : undefined;
    if (type === 'NONE' || (type === undefined && authorizerId === undefined)) {
      return undefined;
    }
    const from = { container: properties, key: 'authorizationType' };
    if (type === 'AWS_IAM') {
      const settings = { name: 'Authorization', authtype: 'awsSigv4' };
      this.#signature ??= this.#shared('sigv4', isSignature, settings, from);
      return this.#signature;
    }
    return this.#named(authorizerId ?? wordOf(given), type, properties);
  }

  /** An authorizer of the file, or one that is defined elsewhere: its methods stay closed. */
  #named(id: string, type: string | undefined, properties: ControlPlaneResource): string {
    const known = this.#names.get(id);
    if (known !== undefined) {
      return known;
    }
    const at = { container: properties, key: 'authorizerId' };
    const wanted = id.replace(/^\$\{(.*)\}$/s, '$1');
    const schemes = this.#draft.securitySchemes(at);
    const name = this.#draft.freeName(schemes, wanted);
    this.#names.set(id, name);
    const message = `The authorizer ${quote(wanted)} is not defined in this file: its methods respond with 401 until the option "authorizers" has an entry ${quote(name)}`;
    this.#draft.warn('MISSING_AUTHORIZER', message, at);
    const scheme = this.#scheme('Authorization', at);
    if (type === 'COGNITO_USER_POOLS') {
      const settings = new Draft(this.#draft.sources);
      settings.put('type', type.toLowerCase(), at);
      scheme.put('x-amazon-apigateway-authorizer', settings.object, at);
    }
    schemes.put(name, scheme.object, at);
    return name;
  }

  #requirement(name: string, scopes: readonly unknown[], from: Origin): object {
    const requirement = new Draft(this.#draft.sources);
    requirement.put(name, scopes, from);
    return requirement.object;
  }

  #shared(
    wanted: string,
    isOne: (scheme: unknown) => boolean,
    { name, authtype }: { readonly name: string; readonly authtype?: string },
    from: Origin,
  ): string {
    const schemes = this.#draft.securitySchemes(from);
    const known = Object.entries(schemes.object).find(([, scheme]) => isOne(scheme))?.[0];
    if (known !== undefined) {
      return known;
    }
    const key = this.#draft.freeName(schemes, wanted);
    const scheme = this.#scheme(name, from);
    if (authtype !== undefined) {
      scheme.put('x-amazon-apigateway-authtype', authtype, from);
    }
    schemes.put(key, scheme.object, from);
    return key;
  }

  /** Writes the scheme of an authorizer; returns its name. */
  #write(wanted: string, authorizer: ControlPlaneResource): string {
    const origin = anyMember(authorizer);
    const schemes = this.#draft.securitySchemes(origin);
    const name = this.#draft.freeName(schemes, wanted);
    const type = (textIn(authorizer, 'type') ?? 'TOKEN').toLowerCase();
    const settings = this.#settings(type, authorizer);
    const header = headerOf(authorizer);
    const described = type !== 'request' && header !== undefined;
    const scheme = this.#scheme(described ? header : 'Unused', origin);
    if (!described) {
      takeText(settings, authorizer, 'identitySource');
    }
    if (textIn(authorizer, 'authType') === undefined) {
      const authtype = type === 'cognito_user_pools' ? type : 'custom';
      scheme.put('x-amazon-apigateway-authtype', authtype, origin);
    } else {
      scheme.take(authorizer, 'authType', 'x-amazon-apigateway-authtype');
    }
    scheme.put('x-amazon-apigateway-authorizer', settings.object, origin);
    schemes.put(name, scheme.object, { container: authorizer, key: 'name' });
    return name;
  }

  #scheme(header: string, from: Origin): Draft {
    const scheme = new Draft(this.#draft.sources);
    scheme.put('type', 'apiKey', from);
    scheme.put('name', header, from);
    scheme.put('in', 'header', from);
    return scheme;
  }

  #settings(type: string, authorizer: ControlPlaneResource): Draft {
    const settings = new Draft(this.#draft.sources);
    settings.put('type', type, { container: authorizer, key: 'type' });
    for (const key of ['authorizerUri', 'authorizerCredentials', 'identityValidationExpression']) {
      takeText(settings, authorizer, key);
    }
    const key = 'authorizerResultTtlInSeconds';
    if (textIn(authorizer, key) !== undefined) {
      const seconds = integerOf(authorizer[key]) ?? authorizer[key];
      settings.put(key, seconds, { container: authorizer, key });
    }
    const arns = authorizer.providerARNs;
    if (Array.isArray(arns) && arns.length > 0) {
      const items = arns.map((arn, at) => [arn, { container: arns, key: String(at) }] as const);
      const list = draftList(items, this.#draft.sources);
      settings.put('providerARNs', list, { container: authorizer, key: 'providerARNs' });
    }
    return settings;
  }
}

function takeText(settings: Draft, authorizer: ControlPlaneResource, key: string): void {
  if (textIn(authorizer, key) !== undefined) {
    settings.take(authorizer, key);
  }
}

/** The header that holds a token; `undefined` where the identity source is something else. */
function headerOf(authorizer: ControlPlaneResource): string | undefined {
  const source = textIn(authorizer, 'identitySource');
  return source === undefined
    ? 'Authorization'
    : /^\s*method\.request\.header\.([^\s,]+)\s*$/.exec(source)?.[1];
}

/** Whether a method needs an API key; a value that is not known needs one. */
function isRequired(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && flagOf(value) !== false;
}

function isApiKey(scheme: unknown): boolean {
  return (
    isObject(scheme) &&
    scheme.type === 'apiKey' &&
    typeof scheme.name === 'string' &&
    scheme.name.toLowerCase() === 'x-api-key' &&
    scheme['x-amazon-apigateway-authorizer'] === undefined
  );
}

function isSignature(scheme: unknown): boolean {
  return isObject(scheme) && /^awsSigv4$/i.test(wordOf(scheme['x-amazon-apigateway-authtype']));
}
