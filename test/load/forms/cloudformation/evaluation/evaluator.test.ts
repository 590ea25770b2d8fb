import { expect, test } from 'vitest';
import { Evaluator } from '../../../../../src/load/forms/cloudformation/evaluation/evaluator.js';
import { DocumentScope } from '../../../../../src/load/forms/cloudformation/references/document-scope.js';
import { LoadContext } from '../../../../../src/load/load-context.js';
import { SourceText } from '../../../../../src/load/source/source-text.js';
import { Variables, type VariableValues } from '../../../../../src/load/source/variables.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

/** An evaluator with these variables, and a text that it evaluates. */
function evaluated(text: string, values: VariableValues = {}) {
  const { sources, files, settings } = bareContext();
  const context = new LoadContext(sources, files, new Variables(values), settings);
  const root = context.parse(new SourceText(text, 'a.yaml')) as Readonly<Record<string, unknown>>;
  return { context, root, evaluator: new Evaluator(context, new DocumentScope(context)) };
}

test.each<readonly [string, unknown, readonly string[]]>([
  ['text', 'text', []],
  ['{ Ref: Stage }', 'prod', []],
  ['{ Ref: Other }', '${Other}', ['Other']],
  ['{ Fn::Cidr: [] }', '${Fn::Cidr}', ['Fn::Cidr']],
  ['"{{resolve:ssm:/n:1}}"', '${resolve:ssm:/n}', ['resolve:ssm:/n']],
  [
    '{ Fn::Sub: "a/functions/${Fn.Arn}/x" }',
    'a/functions/arn:aws:lambda:us-east-1:123456789012:function:Fn/x',
    [],
  ],
])('a property %s is %j', (value, result, open) => {
  const { evaluator, root } = evaluated(`a: ${value}`, { Stage: 'prod' });
  expect(evaluator.property(root, 'a')).toMatchObject({ value: result, open });
});

test('a number keeps its digits', () => {
  const { evaluator, root } = evaluated('a: 1.0');
  expect(evaluator.property(root, 'a')).toEqual({ value: 1, open: [], digits: '1.0' });
});

test('in a copy, every function is evaluated, and what has no value is left out', () => {
  const { evaluator, root, context } = evaluated(
    'a: { b: [{ Ref: Stage }, { Ref: AWS::NoValue }, x] }\nc: { Ref: AWS::NoValue }\nd: { Ref: Open }',
    { Stage: 'prod' },
  );
  const copy = evaluator.copyOf(root) as Readonly<Record<string, unknown>>;
  expect(plain(copy)).toEqual({ a: { b: ['prod', 'x'] }, d: '${Open}' });
  expect(context.sources.openValues(copy, 'd')).toEqual(['Open']);
  expect(context.sources.memberPosition(copy, 'd')).toMatchObject({ file: 'a.yaml', line: 3 });
  expect(evaluator.copyOf(root)).toBe(copy);
});

test('an alias is copied once, also one that contains itself', () => {
  const { evaluator, root } = evaluated('a: &x { b: 1 }\nc: *x');
  const copy = evaluator.copyOf(root) as Readonly<Record<string, unknown>>;
  expect(copy.a).toBe(copy.c);
  const self: Record<string, unknown> = {};
  self.self = self;
  const made = evaluator.copyOf(self) as Readonly<Record<string, unknown>>;
  expect(made.self).toBe(made);
});

test('a function that refers to itself ends the load at its place', () => {
  const { evaluator, context } = evaluated('a: 1');
  const call: Record<string, unknown> = {};
  call['Fn::Join'] = ['', [call]];
  expect(() => evaluator.property({ a: call }, 'a')).toThrow(
    'Invalid template: Fn::Join refers to itself',
  );
  expect(context.sources.issues).toMatchObject([{ code: 'INVALID_DOCUMENT', severity: 'error' }]);
});

test('a template that is too large ends the load', () => {
  const { evaluator, root } = evaluated(`a: { Fn::Join: ["", [b, c]] }`);
  expect(evaluator.property(root, 'a').value).toBe('bc');
  const other = evaluated(`a: { Fn::Join: ["", [b, c]] }`);
  other.evaluator.budget.characters(16 * 1024 * 1024);
  expect(() => other.evaluator.property(other.root, 'a')).toThrow(
    'Invalid template: the template is too large: its functions make more than',
  );
});
