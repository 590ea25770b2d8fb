import { describe, isObject, quote, wordOf } from '../../../../checks/document-values.js';
import { checkNames } from '../check-names.js';
import { ANY_METHOD } from '../document/editable-document.js';
import { child, children, type Entry, ownValue } from '../document/entry.js';
import { refOf } from '../document/intrinsics.js';
import { parameterValue } from '../parameters.js';
import type { SamTranslation } from '../translation.js';

/** An event `Type: Api` of a function or state machine. */
export interface ApiEvent {
  readonly owner: EventOwner;
  /** The event; its key is the event's name. */
  readonly event: Entry;
  readonly properties: Entry;
  /** `undefined` for the implicit API. */
  readonly apiId: string | undefined;
  readonly path: string;
  /** In lower case, as in a path item, except for `any`. */
  readonly spelledMethod: string;
  /** The key in a path item. */
  readonly method: string;
}

/** The function or state machine that an event invokes. */
export interface EventOwner {
  readonly id: string;
  readonly kind: 'Function' | 'StateMachine';
  readonly resource: Entry;
  readonly condition: string | undefined;
}

/** The logical id of the API of events without `RestApiId`. */
export const IMPLICIT_API = 'ServerlessRestApi';

/** Reads the API events of all functions and state machines, in the order of the template. */
export function readApiEvents(translation: SamTranslation): readonly ApiEvent[] {
  return ownersIn(translation).flatMap((owner) => {
    const events = child(child(owner.resource, 'Properties'), 'Events');
    return isObject(events.value)
      ? children(events).flatMap((event) => readEvent(owner, event, translation) ?? [])
      : [];
  });
}

function ownersIn({ source }: SamTranslation): readonly EventOwner[] {
  return children(source).flatMap((resource) => {
    const match = /^AWS::Serverless::(Function|StateMachine)$/.exec(resourceType(resource));
    const condition = ownValue(resource.value, 'Condition');
    return match === null
      ? []
      : {
          id: resource.key,
          kind: match[1] as EventOwner['kind'],
          resource,
          condition: typeof condition === 'string' ? condition : undefined,
        };
  });
}

/** The type of a resource. */
export function resourceType(resource: Entry): string {
  return wordOf(ownValue(resource.value, 'Type'));
}

const PROPERTIES: Readonly<Record<EventOwner['kind'], readonly string[]>> = {
  Function: [
    'Path',
    'Method',
    'RestApiId',
    'Stage',
    'Auth',
    'RequestModel',
    'RequestParameters',
    'TimeoutInMillis',
    'ResponseTransferMode',
  ],
  StateMachine: ['Path', 'Method', 'RestApiId', 'Stage', 'Auth', 'UnescapeMappingTemplate'],
};

function readEvent(
  owner: EventOwner,
  event: Entry,
  translation: SamTranslation,
): ApiEvent | undefined {
  if (ownValue(event.value, 'Type') !== 'Api') {
    return undefined;
  }
  const properties = child(event, 'Properties');
  const path = readText(properties, 'Path', translation);
  const method = readText(properties, 'Method', translation)?.toLowerCase();
  const apiId = readApiId(properties, translation);
  if (path === undefined || method === undefined || apiId === INVALID) {
    return undefined;
  }
  checkNames(children(properties), PROPERTIES[owner.kind], 'an Api event', translation);
  return {
    owner,
    event,
    properties,
    apiId,
    path,
    spelledMethod: method,
    method: method === 'any' ? ANY_METHOD : method,
  };
}

function readText(
  properties: Entry,
  name: string,
  translation: SamTranslation,
): string | undefined {
  const entry = child(properties, name);
  if (typeof entry.value === 'string' && entry.value !== '') {
    return entry.value;
  }
  const found = entry.value === undefined ? 'it is missing' : `not ${describe(entry.value)}`;
  const message = `An Api event must have a string as "${name}": ${found}`;
  translation.error('INVALID_VALUE', message, entry);
  return undefined;
}

const INVALID = Symbol('a RestApiId that names nothing');

/** The logical id that `RestApiId` names; `undefined` without one. */
function readApiId(
  properties: Entry,
  translation: SamTranslation,
): string | typeof INVALID | undefined {
  const entry = child(properties, 'RestApiId');
  if (entry.value === undefined || !Object.hasOwn(properties.value as object, 'RestApiId')) {
    return undefined;
  }
  const named = refOf(entry.value) ?? entry.value;
  const id = typeof named === 'string' ? (parameterValue(named, translation) ?? named) : undefined;
  const resource = typeof id === 'string' ? child(translation.source, id) : undefined;
  if (typeof id === 'string' && resource?.value !== undefined) {
    const type = resourceType(resource);
    if (type !== 'AWS::Serverless::HttpApi' && type !== 'AWS::Serverless::WebSocketApi') {
      return id;
    }
  }
  const shown = typeof id === 'string' ? quote(id) : describe(entry.value);
  translation.error(
    'UNRESOLVED_REFERENCE',
    `"RestApiId" must be a reference to an AWS::Serverless::Api of this template, not ${shown}: name its logical id, or remove "RestApiId" for the implicit API`,
    entry,
  );
  return INVALID;
}
