import { expect, test } from 'vitest';
import type { ModuleDeclaration } from '../../../../../src/load/forms/terraform/configuration/declarations/module-declaration.js';
import { refuseWithoutApi } from '../../../../../src/load/forms/terraform/configuration/without-api.js';
import { SourceText } from '../../../../../src/load/source/source-text.js';
import { bareContext } from '../../rest-api/parts.js';
import { resourceOf } from '../resource-of.js';

const text = new SourceText(
  'resource "aws_api_gateway_rest_api" "a" {\n  count = 0\n}\n',
  'main.tf',
);

/** A module that declares a REST API with these attributes. */
function declaring(
  attributes: Readonly<Record<string, number>>,
  mode = 'managed',
): ModuleDeclaration {
  const entries = Object.entries(attributes).map(
    ([name, offset]) => [name, { name, place: { text, offset } }] as const,
  );
  const block = { place: { text, offset: 0 }, body: { attributes: new Map(entries) } };
  const address = 'aws_api_gateway_rest_api.a';
  const declaration = { mode, type: 'aws_api_gateway_rest_api', address, block };
  return { resources: new Map([['a', declaration]]) } as unknown as ModuleDeclaration;
}

test.each([
  [{ count: 44 }, 2, 'count'],
  [{ for_each: 44 }, 2, 'for_each'],
  [{}, 1, 'count'],
])('an API with %j and without an instance is an error', (attributes, line, name) => {
  const context = bareContext();
  expect(() =>
    refuseWithoutApi(declaring(attributes as Readonly<Record<string, number>>), [], context),
  ).toThrow(
    `aws_api_gateway_rest_api.a has no instance, because its ${name} is empty with the values of the variables: set them in the option "variables"`,
  );
  expect(context.sources.issues.map(({ position }) => position?.line)).toEqual([line]);
});

test.each([
  ['an instance', declaring({}), [resourceOf('rest_api', 'a')]],
  ['a resource of an API', declaring({}), [resourceOf('method', 'a', { rest_api_id: 'x' })]],
  ['an API that is only looked up', declaring({}, 'data'), []],
])('%s is not an error', (_what, declaration, resources) => {
  const context = bareContext();
  refuseWithoutApi(declaration, resources, context);
  expect(context.sources.issues).toEqual([]);
});

test('without an API, the errors so far end the load', () => {
  const context = bareContext();
  context.report('error', 'INVALID_VALUE', 'wrong', { container: {}, key: 'a', pointer: '#' });
  expect(() => refuseWithoutApi(declaring({}, 'data'), [], context)).toThrow('wrong');
});
