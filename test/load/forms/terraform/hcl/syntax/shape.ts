import type {
  HclBody,
  HclExpression,
  TemplatePart,
  TraversalStep,
} from '../../../../../../src/load/forms/terraform/hcl/index.js';
import { HclError } from '../../../../../../src/load/forms/terraform/hcl/index.js';
import type { Place } from '../../../../../../src/load/source/source-text.js';

/** An expression as a text with all its brackets. */
export function shape(node: HclExpression): string {
  switch (node.kind) {
    case 'literal':
      return sourceOf(node);
    case 'template':
      return `"${node.parts.map(partShape).join('|')}"`;
    case 'variable':
      return node.name;
    case 'traversal':
      return `(${shape(node.source)} ${node.steps.map(stepShape).join(' ')})`;
    case 'call':
      return `${node.name}(${node.parameters.map(shape).join(', ')}${node.spread ? '...' : ''})`;
    case 'conditional':
      return `(${shape(node.condition)} ? ${shape(node.whenTrue)} : ${shape(node.whenFalse)})`;
    case 'binary':
      return node.rest.reduce(
        (left, { operator, operand }) => `(${left} ${operator} ${shape(operand)})`,
        shape(node.first),
      );
    case 'unary':
      return `(${node.operators.join('')}${shape(node.operand)})`;
    case 'tuple':
      return `[${node.items.map(shape).join(', ')}]`;
    case 'object':
      return `{${node.items
        .map(({ key, value }) => `${typeof key === 'string' ? key : shape(key)}=${shape(value)}`)
        .join(', ')}}`;
    case 'for':
      return `for(${node.keyName ?? '-'},${node.valueName} in ${shape(node.collection)}: ${
        node.key === undefined ? '' : `${shape(node.key)} => `
      }${shape(node.value)}${node.grouped ? '...' : ''}${
        node.condition === undefined ? '' : ` if ${shape(node.condition)}`
      })`;
    case 'parentheses':
      return `<${shape(node.inner)}>`;
  }
}

export function bodyShape({ attributes, blocks }: HclBody): unknown {
  return [
    ...[...attributes.values()].map(({ name, expression }) => `${name}=${shape(expression)}`),
    ...blocks.map(({ type, labels, body }) => [
      [type, ...labels.map(({ text }) => text)].join(' '),
      bodyShape(body),
    ]),
  ];
}

/** "title at line:column" of the mistake that parsing finds. */
export function mistake(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof HclError) {
      return `${error.title} at ${at(error.place)}`;
    }
    throw error;
  }
  return 'no mistake';
}

export function at(place: Place | undefined): string {
  if (place === undefined) {
    return 'no place';
  }
  const { line, column } = place.text.positionOf(place.offset);
  return `${line}:${column}`;
}

function partShape(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.text).slice(1, -1);
    case 'interpolation':
      return `\${${shape(part.expression)}}`;
    case 'if':
      return `if(${shape(part.condition)}: ${part.whenTrue.map(partShape).join('|')} else ${part.whenFalse
        .map(partShape)
        .join('|')})`;
    case 'for':
      return `for(${part.keyName ?? '-'},${part.valueName} in ${shape(part.collection)}: ${part.body
        .map(partShape)
        .join('|')})`;
  }
}

function stepShape(step: TraversalStep): string {
  switch (step.kind) {
    case 'attribute':
      return `.${step.name}`;
    case 'index':
      return `[${shape(step.key)}]`;
    case 'splat':
      return `*{${step.each.map(stepShape).join(' ')}}`;
  }
}

function sourceOf({ place, end }: HclExpression): string {
  return place.text.text.slice(place.offset, end);
}
