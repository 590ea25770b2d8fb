import { isRecord, reasonOf } from '../../checks/value-kinds.js';
import { isFieldName, isFieldValue } from '../../http/header-field.js';
import { headerBytes } from '../../http/header-text.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import { checkedInput } from '../evaluate/checked-input.js';
import { ConsoleFailure } from '../http/console-failure.js';
import type {
  ExpressionRequest,
  RenderRequest,
  SaveRequest,
  TryRequest,
} from '../protocol/calls.js';

// What the page sends, read member by member: nothing else of its JSON goes any further.

type Members = Readonly<Record<string, unknown>>;

/** @throws ConsoleFailure for anything but a request that can be sent */
export function tryRequestOf(json: unknown): TryRequest {
  const given = membersOf(json);
  const httpMethod = textOf(given, 'httpMethod');
  const path = textOf(given, 'path');
  const { headers } = given;
  if (!isFieldName(httpMethod) || httpMethod.length > 64) {
    throw wrong('httpMethod', 'the name of a method, such as GET');
  }
  if (!/^\/[!-~]*$/.test(path) || path.includes('#')) {
    throw wrong('path', 'a path that begins with / and whose other characters are percent-encoded');
  }
  if (!Array.isArray(headers)) {
    throw wrong('headers', 'a list of names and values');
  }
  const body = given.body === undefined ? undefined : textOf(given, 'body');
  return { httpMethod, path, headers: headers.map(headerOf), body };
}

function headerOf(field: unknown): readonly [name: string, value: string] {
  const [name, value] = Array.isArray(field) ? (field as readonly unknown[]) : [];
  if (typeof name !== 'string' || typeof value !== 'string' || !isFieldName(name)) {
    throw wrong('headers', 'a list of [name, value]');
  }
  if (!isFieldValue(headerBytes(value))) {
    throw wrong(`The header ${name}`, 'a text without line ends and other control characters');
  }
  return [name, value];
}

/** @throws ConsoleFailure for anything else */
export function renderRequestOf(json: unknown): RenderRequest {
  const given = membersOf(json);
  return { template: textOf(given, 'template'), ...evaluated(given) };
}

/** @throws ConsoleFailure for anything else */
export function expressionRequestOf(json: unknown): ExpressionRequest {
  const given = membersOf(json);
  const { kind } = given;
  if (kind !== 'mapping' && kind !== 'jsonPath') {
    throw wrong('kind', '"mapping" or "jsonPath"');
  }
  return { kind, expression: textOf(given, 'expression'), ...evaluated(given) };
}

/** @throws ConsoleFailure for anything else */
export function saveRequestOf(json: unknown): SaveRequest {
  const given = membersOf(json);
  return {
    pointer: textOf(given, 'pointer'),
    before: textOf(given, 'before'),
    text: textOf(given, 'text'),
  };
}

/** What templates and expressions have in common. */
function evaluated(given: Members): Pick<RenderRequest, 'side' | 'requestId' | 'input'> {
  const { side } = given;
  if (side !== 'request' && side !== 'response') {
    throw wrong('side', '"request" or "response"');
  }
  const requestId = given.requestId === undefined ? undefined : textOf(given, 'requestId');
  return { side, requestId, input: inputOf(given.input) };
}

function inputOf(json: unknown): TemplateInput | undefined {
  try {
    return json === undefined ? undefined : checkedInput(json);
  } catch (cause) {
    throw new ConsoleFailure(400, reasonOf(cause));
  }
}

/** The object's own members, without a prototype. */
function membersOf(json: unknown): Members {
  if (!isRecord(json)) {
    throw wrong('The body', 'an object');
  }
  return Object.assign(Object.create(null), json);
}

function textOf(given: Members, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') {
    throw wrong(name, 'a text');
  }
  return value;
}

function wrong(place: string, expected: string): ConsoleFailure {
  return new ConsoleFailure(400, `${place} must be ${expected}`);
}
