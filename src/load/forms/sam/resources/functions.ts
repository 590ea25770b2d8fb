import { describe, isObject } from '../../../../checks/document-values.js';
import { child, children, type Entry, isTruthy, type Made, ownValue } from '../document/entry.js';
import { type ApiEvent, resourceType } from '../events/api-event.js';
import { eventRoleId } from '../events/state-machine-operation.js';
import type { Globals } from '../globals/globals.js';
import { withParameters } from '../parameters.js';
import type { SamTranslation } from '../translation.js';

/**
 * Replaces functions and state machines by the resources of CloudFormation that definitions refer to:
 * names, aliases and roles,
 * and of functions what they need to run.
 */
export function addInvocables(globals: Globals, translation: SamTranslation): void {
  for (const resource of children(translation.source)) {
    const type = resourceType(resource);
    if (type === 'AWS::Serverless::Function') {
      addFunction(resource, globals.propertiesOf(resource, 'Function'), translation);
    } else if (type === 'AWS::Serverless::StateMachine') {
      addStateMachine(resource, globals.propertiesOf(resource, 'StateMachine'), translation);
    }
  }
}

/** Adds the roles by which API Gateway starts executions. */
export function addEventRoles(events: readonly ApiEvent[], translation: SamTranslation): void {
  for (const apiEvent of events) {
    const { owner, event } = apiEvent;
    if (owner.kind === 'StateMachine') {
      addRole(eventRoleId(apiEvent), event, owner.condition, translation);
    }
  }
}

function addFunction(resource: Entry, properties: Entry, translation: SamTranslation): void {
  const { drafts, references } = translation;
  const id = resource.key;
  const condition = conditionOf(resource);
  const made = drafts.object(resource, {});
  for (const name of FUNCTION_PROPERTIES) {
    drafts.move(properties.value as object, name, made);
  }
  addCode(resource, properties, made, translation);
  translation.setResource(id, 'AWS::Lambda::Function', made, resource, condition);
  if (!isTruthy(ownValue(properties.value, 'Role'))) {
    addRole(`${id}Role`, resource, condition, translation);
  }
  const alias = aliasOf(child(properties, 'AutoPublishAlias'), translation);
  if (alias === undefined) {
    return;
  }
  const name = drafts.object(resource, { Ref: id });
  const number = drafts.list(resource, [`${id}Version`, 'Version']);
  const version = drafts.object(resource, { FunctionName: name });
  const published = drafts.object(resource, {
    Name: alias,
    FunctionName: name,
    FunctionVersion: drafts.object(resource, { 'Fn::GetAtt': number }),
  });
  const aliasId = `${id}Alias${alias}`;
  translation.addResource(`${id}Version`, 'AWS::Lambda::Version', version, resource, condition);
  translation.addResource(aliasId, 'AWS::Lambda::Alias', published, resource, condition);
  references.set(`${id}.Version`, `${id}Version`);
  references.set(`${id}.Alias`, aliasId);
}

/** What a function needs to run, and what tells its name. */
const FUNCTION_PROPERTIES = [
  'FunctionName',
  'Handler',
  'Runtime',
  'Environment',
  'Timeout',
  'MemorySize',
  'PackageType',
  'Layers',
];

/** `Code` of CloudFormation, for SAM's `CodeUri`, `InlineCode` or `ImageUri`; SAM's default is the template's folder. */
function addCode(resource: Entry, properties: Entry, made: Made, { drafts }: SamTranslation): void {
  const given = properties.value as object;
  const inCode = (from: string, name: string): void => {
    const code = drafts.object(resource, {});
    drafts.move(given, from, code, name);
    drafts.put(made, 'Code', code, child(properties, from));
  };
  if (Object.hasOwn(given, 'InlineCode')) {
    inCode('InlineCode', 'ZipFile');
  } else if (Object.hasOwn(given, 'ImageUri')) {
    inCode('ImageUri', 'ImageUri');
  } else if (Object.hasOwn(given, 'CodeUri')) {
    drafts.move(given, 'CodeUri', made, 'Code');
  } else if (ownValue(given, 'PackageType') !== 'Image') {
    drafts.put(made, 'Code', '.', resource);
  }
}

function addStateMachine(resource: Entry, properties: Entry, translation: SamTranslation): void {
  const { drafts, references } = translation;
  const id = resource.key;
  const condition = conditionOf(resource);
  const made = drafts.object(resource, {});
  drafts.move(properties.value as object, 'Name', made, 'StateMachineName');
  translation.setResource(id, 'AWS::StepFunctions::StateMachine', made, resource, condition);
  if (!isTruthy(ownValue(properties.value, 'Role'))) {
    addRole(`${id}Role`, resource, condition, translation);
  }
  const alias = aliasOf(child(properties, 'AutoPublishAlias'), translation);
  if (alias !== undefined) {
    const aliasId = `${id}Alias${alias}`;
    const published = drafts.object(resource, { Name: alias });
    const type = 'AWS::StepFunctions::StateMachineAlias';
    translation.addResource(aliasId, type, published, resource, condition);
    references.set(`${id}.Alias`, aliasId);
    if (isTruthy(ownValue(properties.value, 'UseAliasAsEventTarget'))) {
      references.set(`${id}.EventTarget`, aliasId);
    }
  }
}

function aliasOf(entry: Entry, translation: SamTranslation): string | undefined {
  const alias = isTruthy(entry.value) ? withParameters(entry.value, translation) : undefined;
  if (alias === undefined || typeof alias === 'string') {
    return alias;
  }
  const found = isObject(alias) ? 'a function' : describe(alias);
  const message = `"AutoPublishAlias" must be a string or a Ref to a parameter with a value, not ${found}: set the parameter with the option variables`;
  translation.error('INVALID_VALUE', message, entry);
  return undefined;
}

function addRole(
  id: string,
  place: Entry,
  condition: string | undefined,
  translation: SamTranslation,
): void {
  const properties = translation.drafts.object(place, {});
  translation.addResource(id, 'AWS::IAM::Role', properties, place, condition);
}

function conditionOf(resource: Entry): string | undefined {
  const condition = ownValue(resource.value, 'Condition');
  return typeof condition === 'string' ? condition : undefined;
}
