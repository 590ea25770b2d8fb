import type { Place } from '../../../../source/source-text.js';
import {
  convertedTo,
  elementsOf,
  evaluate,
  type HclAttribute,
  type HclBlock,
  type HclBody,
  type HclExpression,
  type HclScope,
  type HclType,
  type HclValue,
  nullValue,
  objectValue,
  scopeWith,
  tupleValue,
} from '../../hcl/index.js';
import { blockName } from '../declarations/module-declaration.js';
import type { ResourceSchema } from './attribute-types.js';

/** The value of an attribute, with the type that the provider wants. */
export function attributeValue(
  { name, expression }: HclAttribute,
  type: HclType | undefined,
  scope: HclScope,
): HclValue {
  const value = evaluate(expression, scope);
  return type === undefined
    ? value
    : convertedTo(
        value,
        type,
        'Incorrect attribute value type',
        `the value of ${JSON.stringify(name)} does not fit`,
        expression.place,
      );
}

/** The names of the blocks in a body, of the dynamic ones, too. */
export function blockNamesIn(body: HclBody): ReadonlySet<string> {
  return new Set(allBlocks(body).map(blockName));
}

/** The blocks of one name as objects, in their order. */
export function blockValues(
  body: HclBody,
  name: string,
  schema: ResourceSchema | undefined,
  scope: HclScope,
): HclValue {
  const items: HclValue[] = [];
  for (const block of allBlocks(body)) {
    if (blockName(block) === name) {
      items.push(...valuesOf(block, schema, scope));
    }
  }
  const inJson = body.attributes.get(name);
  if (inJson !== undefined) {
    for (const content of bodiesOf(inJson.expression)) {
      items.push(bodyValue(content, schema, scope));
    }
  }
  return tupleValue(items, body.place);
}

function valuesOf(
  block: HclBlock,
  schema: ResourceSchema | undefined,
  scope: HclScope,
): readonly HclValue[] {
  if (block.type !== 'dynamic') {
    return [bodyValue(block.body, schema, scope)];
  }
  const { attributes, blocks } = block.body;
  const forEach = attributes.get('for_each');
  const contents = blocks.filter(({ type }) => type === 'content').map(({ body }) => body);
  const inJson = attributes.get('content');
  const [content] = [...contents, ...(inJson === undefined ? [] : bodiesOf(inJson.expression))];
  if (forEach === undefined || content === undefined) {
    return [];
  }
  const iterator = iteratorOf(attributes.get('iterator')?.expression) ?? blockName(block);
  const collection = evaluate(forEach.expression, scope);
  const elements = elementsOf(collection, forEach.expression.place);
  // What is in the blocks is not known either.
  return (elements ?? []).map(({ key, value }) => {
    const own = objectValue([
      ['key', key],
      ['value', value],
    ]);
    return bodyValue(content, schema, scopeWith(scope, new Map([[iterator, own]])));
  });
}

function iteratorOf(expression: HclExpression | undefined): string | undefined {
  if (expression?.kind === 'template') {
    const [part] = expression.parts;
    return part?.kind === 'text' ? part.text : undefined;
  }
  return expression?.kind === 'variable' ? expression.name : undefined;
}

function bodyValue(body: HclBody, schema: ResourceSchema | undefined, scope: HclScope): HclValue {
  const members = new Map<string, HclValue>();
  for (const [name, type] of schema?.attributes ?? []) {
    members.set(name, nullValue(type));
  }
  const keyPlaces = new Map<string, Place>();
  for (const [name, attribute] of body.attributes) {
    if (!isBlockInJson(name, schema)) {
      members.set(name, attributeValue(attribute, schema?.attributes.get(name), scope));
      keyPlaces.set(name, attribute.place);
    }
  }
  for (const name of new Set([...blockNamesIn(body), ...(schema?.blocks.keys() ?? [])])) {
    members.set(name, blockValues(body, name, schema?.blocks.get(name), scope));
  }
  return objectValue(members, { place: body.place, keyPlaces });
}

/** Whether an attribute of a file in JSON stands for blocks. */
export function isBlockInJson(name: string, schema: ResourceSchema | undefined): boolean {
  return name === 'dynamic' || schema?.blocks.has(name) === true;
}

/** The blocks of a body with those that a file in JSON writes as attributes called `dynamic`. */
function allBlocks({ blocks, attributes }: HclBody): readonly HclBlock[] {
  const dynamic = attributes.get('dynamic');
  if (dynamic === undefined) {
    return blocks;
  }
  const inJson = bodiesOf(dynamic.expression).flatMap((body) =>
    [...body.attributes.values()].flatMap(({ name, place, expression }) =>
      bodiesOf(expression).map((one) => ({
        type: 'dynamic',
        labels: [{ text: name, place }],
        body: one,
        place,
      })),
    ),
  );
  return [...blocks, ...inJson];
}

/** The bodies that an object, or several objects in an array, stand for in JSON. */
function bodiesOf(expression: HclExpression): readonly HclBody[] {
  if (expression.kind === 'tuple') {
    return expression.items.flatMap(bodiesOf);
  }
  if (expression.kind !== 'object') {
    return [];
  }
  const attributes = expression.items.flatMap(({ key, value, place }) =>
    typeof key === 'string' ? [[key, { name: key, place, expression: value }] as const] : [],
  );
  return [{ attributes: new Map(attributes), blocks: [], place: expression.place }];
}
