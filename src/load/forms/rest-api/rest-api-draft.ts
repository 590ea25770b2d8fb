import { booleanOf, isObject, quote } from '../../../checks/document-values.js';
import type {
  ImportIssue,
  ImportIssueCode,
  Position,
} from '../../../model/document/import-issue.js';
import type { LoadContext } from '../../load-context.js';
import { Draft, type Origin } from '../../source/draft.js';
import type { SourceMap } from '../../source/source-map.js';
import type { ControlPlaneResource } from './rest-api-parts.js';

/** The document while it is made: the body, a Swagger 2.0 or OpenAPI 3.0 document, or a new one. */
export class RestApiDraft {
  readonly root: Draft;
  readonly isSwagger2: boolean;
  readonly sources: SourceMap;
  readonly #context: LoadContext;
  /** The last number that was tried for each wanted name. */
  readonly #counts = new WeakMap<Draft, Map<string, number>>();

  constructor(body: object | undefined, restApi: ControlPlaneResource, context: LoadContext) {
    this.#context = context;
    this.sources = context.sources;
    const origin = anyMember(restApi);
    if (body === undefined) {
      this.root = new Draft(this.sources);
      this.root.put('openapi', '3.0.1', origin);
      const info = this.root.inside('info', origin);
      info.put('title', 'Untitled API', origin);
      info.put('version', '1.0', origin);
      this.root.inside('paths', origin);
    } else {
      this.root = Draft.of(body, this.sources);
    }
    this.isSwagger2 = this.root.has('swagger');
  }

  /** The schemas of models. */
  models(from: Origin): Draft {
    return this.isSwagger2
      ? this.root.inside('definitions', from)
      : this.root.inside('components', from).inside('schemas', from);
  }

  securitySchemes(from: Origin): Draft {
    return this.isSwagger2
      ? this.root.inside('securityDefinitions', from)
      : this.root.inside('components', from).inside('securitySchemes', from);
  }

  /** What a `$ref` to a model begins with. */
  get modelReference(): string {
    return this.isSwagger2 ? '#/definitions/' : '#/components/schemas/';
  }

  extension(name: string, from: Origin): Draft {
    return this.root.inside(`x-amazon-apigateway-${name}`, from);
  }

  /** A name that no member has yet: the wanted one, or one with a number at its end. */
  freeName(members: Draft, wanted: string): string {
    const counts = this.#counts.get(members) ?? new Map<string, number>();
    this.#counts.set(members, counts);
    let name = wanted;
    let count = counts.get(wanted) ?? 1;
    while (members.has(name)) {
      count += 1;
      name = `${wanted}${count}`;
    }
    counts.set(wanted, count);
    return name;
  }

  warn(code: ImportIssueCode, message: string, at: Origin): void {
    this.#report('warning', code, message, at);
  }

  error(code: ImportIssueCode, message: string, at: Origin): void {
    this.#report('error', code, message, at);
  }

  /** Ends the load with an issue about a member. */
  fail(code: ImportIssueCode, message: string, at: Origin): never {
    return this.#context.fail(code, message, this.#positionOf(at));
  }

  /** An object, or one that is written as JSON text; `undefined` for a missing or empty value. */
  objectIn(resource: ControlPlaneResource, key: string): object | undefined {
    const value = resource[key];
    if (value === undefined || value === null || value === '') {
      return undefined;
    }
    const from = { container: resource, key };
    const parsed = typeof value === 'string' ? this.#parse(value, from) : value;
    if (isObject(parsed)) {
      return parsed;
    }
    this.error('INVALID_TYPE', `Expected an object or its JSON text as ${quote(key)}`, from);
    return undefined;
  }

  #parse(text: string, from: Origin): unknown {
    try {
      return JSON.parse(text, (_key, value: unknown) => {
        if (typeof value === 'object' && value !== null) {
          for (const key of Object.keys(value)) {
            this.sources.copy(from.container, from.key, value, key);
          }
        }
        return value;
      });
    } catch (cause) {
      const reason = cause instanceof Error ? `: ${cause.message}` : '';
      this.error('INVALID_VALUE', `The text of ${quote(from.key)} is not JSON${reason}`, from);
      return {};
    }
  }

  #report(
    severity: ImportIssue['severity'],
    code: ImportIssueCode,
    message: string,
    at: Origin,
  ): void {
    const position = this.#positionOf(at);
    this.sources.issues.push({
      severity,
      code,
      message,
      pointer: '#',
      ...(position && { position }),
    });
  }

  /** The position of a member; where it is missing, of another member of the same object. */
  #positionOf({ container, key }: Origin): Position | undefined {
    for (const name of [key, ...Object.keys(container).slice(0, 10)]) {
      const position = this.sources.memberPosition(container, name);
      if (position !== undefined) {
        return position;
      }
    }
    return undefined;
  }
}

/** The first member of a resource, as the origin of what only follows from the resource as a whole. */
export function anyMember(resource: ControlPlaneResource): Origin {
  return { container: resource, key: Object.keys(resource)[0] ?? '' };
}

/** A member that is a text or number with at least one character, as text. */
export function textIn(resource: ControlPlaneResource, key: string): string | undefined {
  const value = resource[key];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** A boolean, also as text, and in the words that YAML 1.1 has for it; `undefined` for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'string' && /^(?:yes|no|on|off)$/i.test(value)) {
    return /^(?:yes|on)$/i.test(value);
  }
  return booleanOf(typeof value === 'string' ? value.toLowerCase() : value);
}

/** The members of an object; none for any other value. */
export function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
