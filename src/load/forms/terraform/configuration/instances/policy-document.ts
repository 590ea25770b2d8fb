import type { Place } from '../../../../source/source-text.js';
import {
  evaluate,
  type HclValue,
  objectValue,
  parseExpression,
  scopeWith,
  stringValue,
  tupleValue,
} from '../../hcl/index.js';
import type { ResourceInstance } from './resource-instance.js';

/**
 * The policy that `aws_iam_policy_document` writes. Source: Terraform AWS provider, data source
 * `aws_iam_policy_document`.
 */
export function policyDocument(data: ResourceInstance, place: Place): HclValue {
  const version = data.attribute('version', place);
  const statements = itemsOf(data.attribute('statement', place)).map(statementOf);
  const policy = objectValue([
    ['Version', version.kind === 'string' ? version : stringValue('2012-10-17')],
    ['Statement', tupleValue(statements)],
  ]);
  return encodedJson(policy, data, place);
}

/** The text that the function `jsonencode` makes of a value. */
function encodedJson(value: HclValue, { scope }: ResourceInstance, place: Place): HclValue {
  const expression = parseExpression('jsonencode(value)');
  const own = new Map([['value', value]]);
  // Not where the expression above is, which no file has.
  return { ...evaluate(expression, scopeWith(scope, own)), place };
}

function statementOf(statement: HclValue): HclValue {
  const at = (name: string): HclValue | undefined => memberOf(statement, name);
  const members: [string, HclValue][] = [];
  const put = (name: string, value: HclValue | undefined): void => {
    if (value !== undefined && value.kind !== 'null') {
      members.push([name, value]);
    }
  };
  put('Sid', at('sid'));
  put('Effect', at('effect')?.kind === 'string' ? at('effect') : stringValue('Allow'));
  put('Action', oneOrMore(at('actions')));
  put('NotAction', oneOrMore(at('not_actions')));
  put('Resource', oneOrMore(at('resources')));
  put('NotResource', oneOrMore(at('not_resources')));
  put('Principal', principalsOf(at('principals')));
  put('NotPrincipal', principalsOf(at('not_principals')));
  put('Condition', conditionsOf(at('condition')));
  return objectValue(members, statement);
}

/** A list of one element is written as that element. */
function oneOrMore(value: HclValue | undefined): HclValue | undefined {
  const items = itemsOf(value);
  const [first] = items;
  return items.length > 1 ? tupleValue(items, value?.place) : first;
}

function principalsOf(blocks: HclValue | undefined): HclValue | undefined {
  const members = new Map<string, HclValue[]>();
  for (const block of itemsOf(blocks)) {
    const type = textOf(memberOf(block, 'type'));
    members.set(type, [...(members.get(type) ?? []), ...itemsOf(memberOf(block, 'identifiers'))]);
  }
  const everyone = members.get('*');
  if (
    everyone !== undefined &&
    members.size === 1 &&
    everyone.every((one) => textOf(one) === '*')
  ) {
    return stringValue('*', blocks?.place);
  }
  return members.size === 0 ? undefined : objectOfLists(members);
}

function conditionsOf(blocks: HclValue | undefined): HclValue | undefined {
  const tests = new Map<string, Map<string, HclValue[]>>();
  for (const block of itemsOf(blocks)) {
    const test = textOf(memberOf(block, 'test'));
    const variable = textOf(memberOf(block, 'variable'));
    const variables = tests.get(test) ?? new Map<string, HclValue[]>();
    tests.set(test, variables);
    const others = variables.get(variable) ?? [];
    variables.set(variable, [...others, ...itemsOf(memberOf(block, 'values'))]);
  }
  return tests.size === 0
    ? undefined
    : objectValue([...tests].map(([test, variables]) => [test, objectOfLists(variables)] as const));
}

function objectOfLists(lists: ReadonlyMap<string, readonly HclValue[]>): HclValue {
  return objectValue(
    [...lists].map(
      ([name, items]) => [name, oneOrMore(tupleValue(items)) ?? tupleValue([])] as const,
    ),
  );
}

function memberOf(value: HclValue, name: string): HclValue | undefined {
  return 'members' in value ? value.members.get(name) : undefined;
}

function itemsOf(value: HclValue | undefined): readonly HclValue[] {
  if (value === undefined || value.kind === 'null') {
    return [];
  }
  return 'items' in value ? value.items : [value];
}

function textOf(value: HclValue | undefined): string {
  return value?.kind === 'string' ? value.text : '';
}
