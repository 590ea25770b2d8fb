import { isObject, quote } from '../../checks/document-values.js';
import { reasonOf } from '../../checks/value-kinds.js';
import type { AwsAccount } from '../../model/aws-account.js';
import type { ImportIssue } from '../../model/document/import-issue.js';
import type { ForeignKey, Policy, ResourcePolicy } from '../../model/policy.js';
import { isGatewayKey } from '../../policy/conditions/condition-keys.js';
import { PolicyFault } from '../../policy/policy-fault.js';
import { readPolicy } from '../../policy/read-policy.js';
import type { Cursor } from '../document/cursor.js';
import { openValuesIn, unexpandedFunction } from '../document/unexpanded.js';

/**
 * Reads `x-amazon-apigateway-policy`, an object or its JSON text. What is wrong in it, or not understood,
 * is an error; what the gateway cannot know becomes an issue that the option `resourcePolicy` decides.
 * AWS: "x-amazon-apigateway-policy", "Control access to a REST API with API Gateway resource policies".
 */
export function readResourcePolicy(
  root: Cursor,
  account: AwsAccount,
  apiId: string,
): ResourcePolicy | undefined {
  const place = root.extension('policy');
  if (!place.exists || place.value === '') {
    return undefined;
  }
  const source =
    typeof place.value === 'string' ? new PolicyOfText(place) : new PolicyOfObject(place);
  const value = source.read();
  if (source.unresolved.length > 0) {
    return Object.freeze({ policy: undefined, foreignKeys: [], unresolved: source.unresolved });
  }
  const policy = value && compiled(value.policy, { account, apiId }, source);
  if (policy === undefined) {
    return undefined;
  }
  const foreignKeys = policy.conditionKeys.flatMap(({ key, name, path }): ForeignKey[] =>
    isGatewayKey(key) ? [] : [{ key, issue: source.issue(path, foreignKey(name)) }],
  );
  return Object.freeze({ policy, foreignKeys, unresolved: [] });
}

function compiled(
  policy: unknown,
  attachedTo: { readonly account: AwsAccount; readonly apiId: string },
  source: PolicySource,
): Policy | undefined {
  try {
    return readPolicy(policy, { what: 'The policy', attachedTo });
  } catch (cause) {
    if (!(cause instanceof PolicyFault)) {
      throw cause;
    }
    source.error(cause.path, cause.message);
    return undefined;
  }
}

function foreignKey(name: string): string {
  return `The gateway does not start with this condition, because only AWS's network knows ${name}: set the option resourcePolicy to { ${quote(name)}: … } or to a function that returns it for a request, or to 'upstream' if earlier middleware or the network enforces the policy; the command serve has --resource-policy`;
}

/** Where a policy is written, and what is said about its parts. */
interface PolicySource {
  readonly unresolved: readonly ImportIssue[];
  /** The policy as plain data; `undefined`, with an error, if it is not even that. */
  read(): { readonly policy: unknown } | undefined;
  issue(path: readonly string[], message: string): ImportIssue;
  error(path: readonly string[], message: string): void;
}

class PolicyOfObject implements PolicySource {
  readonly unresolved: ImportIssue[] = [];
  readonly #root: Cursor;

  constructor(root: Cursor) {
    this.#root = root;
  }

  read(): { readonly policy: unknown } {
    return { policy: this.#plain(this.#root, 0) };
  }

  issue(path: readonly string[], message: string): ImportIssue {
    return this.#at(path).issue('UNCHECKED_POLICY', 'error', message);
  }

  error(path: readonly string[], message: string): void {
    this.#at(path).error('INVALID_POLICY', message);
  }

  #at(path: readonly string[]): Cursor {
    return path.reduce((place, key) => place.place(key), this.#root);
  }

  /** A copy with AWS's variables replaced; notes what only a deployment fills in. */
  #plain(place: Cursor, depth: number): unknown {
    const { value } = place;
    if (typeof value === 'string') {
      const text = place.string() ?? '';
      const open = unresolvedIn(text);
      if (open !== undefined || place.isLeftOpen('warning')) {
        this.#note(place, open ?? 'a value');
      }
      return text;
    }
    const unexpanded = unexpandedFunction(value);
    if (unexpanded !== undefined) {
      this.#note(place, unexpanded.replace(/^Found (.*?)(?:, which|: load).*$/s, '$1'));
      return '';
    }
    if (depth > DEEPEST) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((_, index) => this.#plain(place.place(String(index)), depth + 1));
    }
    if (!isObject(value)) {
      return value;
    }
    return Object.fromEntries(
      place.keys().map((key) => [key, this.#plain(place.place(key), depth + 1)] as const),
    );
  }

  #note(place: Cursor, what: string): void {
    this.unresolved.push(place.issue('UNCHECKED_POLICY', 'error', unresolved(what)));
  }
}

/** Levels of a policy: a value in a list of a key of an operator of a condition of a statement. */
const DEEPEST = 8;

class PolicyOfText implements PolicySource {
  readonly unresolved: ImportIssue[] = [];
  readonly #place: Cursor;

  constructor(place: Cursor) {
    this.#place = place;
  }

  read(): { readonly policy: unknown } | undefined {
    const text = this.#place.string() ?? '';
    const open = unresolvedIn(text);
    if (open !== undefined || this.#place.isLeftOpen('warning')) {
      this.unresolved.push(this.issue([], unresolved(open ?? 'a value')));
      return undefined;
    }
    try {
      return { policy: JSON.parse(text) };
    } catch (cause) {
      this.error([], `The text is not a policy in JSON: ${reasonOf(cause)}`);
      return undefined;
    }
  }

  issue(path: readonly string[], message: string): ImportIssue {
    return this.#place.issue('UNCHECKED_POLICY', 'error', within(path, message));
  }

  error(path: readonly string[], message: string): void {
    this.#place.error('INVALID_POLICY', within(path, message));
  }
}

function within(path: readonly string[], message: string): string {
  return path.length === 0 ? message : `${message} (at ${path.join('.')} of the text)`;
}

/** The first placeholder in a text that IAM would not replace; a policy variable has a colon. */
function unresolvedIn(text: string): string | undefined {
  return openValuesIn(text).find(({ written }) => !POLICY_VARIABLE.test(written))?.written;
}

const POLICY_VARIABLE = /^\$\{(?:[*?$]|[\w-]+:[^:].*)\}?$/;

function unresolved(what: string): string {
  return `The gateway does not start with this policy, because only a deployment knows ${what}: set its value, or set the option resourcePolicy to 'upstream' if earlier middleware or the network enforces the policy; the command serve has --resource-policy`;
}
