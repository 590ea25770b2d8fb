import { expect, test } from 'vitest';
import { documentWith, issueOf, valueOfExpression } from '../value-of.js';

const CONDITIONS = `
Parameters:
  Name: { Type: String, Default: 'true' }
  List: { Type: CommaDelimitedList, Default: 'a,b' }
  Open: { Type: String }
Mappings: { M: { a: { b: dev } } }
Conditions:
  Equal: !Equals [!Ref Name, true]
  Different: !Equals [a, A]
  Lists: !Equals [!Join ['', !Ref List], ab]
  Mapped: !Equals [!FindInMap [M, a, b], dev]
  Not: !Not [!Condition Equal]
  And: !And [!Condition Equal, !Not [!Condition Not], { Condition: Mapped }]
  Or: !Or [!Condition Different, !Condition Lists]
  Long: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, us-east-1] }, { Condition: Or }] }
  Literal: true
  Same: !Equals [!Ref Open, !Ref Open]
  Opened: !Equals [!Ref Open, x]
  Self: !Not [!Condition Self]
  Wrong: { 'Fn::Join': [a, b] }
  Word: Equal
`;

test.each([
  ['Equal', true],
  ['Different', false],
  ['Lists', true],
  ['Mapped', true],
  ['Not', false],
  ['And', true],
  ['Or', true],
  ['Long', true],
  ['Literal', true],
  ['Same', true],
  ['Opened', false],
])('the condition %s: %j', (name, value) => {
  expect(valueOfExpression(`!If [${name}, true, false]`, CONDITIONS)).toEqual({ value });
});

test.each([
  [
    'Opened',
    'warning UNRESOLVED_VARIABLE The condition "Opened" compares Open, which has no value, so the comparison is false: set it in the option "variables"',
  ],
  ['Self', 'error INVALID_DOCUMENT Invalid template: the condition "Self" depends on itself'],
  ['Wrong', 'error INVALID_DOCUMENT Invalid template: the condition "Wrong" needs Fn::Equals'],
  ['Word', 'error INVALID_DOCUMENT Invalid template: the condition "Word" needs Fn::Equals'],
  [
    'Equa',
    'error INVALID_DOCUMENT Invalid template: the condition "Equa" is not defined; did you mean "Equal"?',
  ],
  [
    'Elsewhere',
    'error INVALID_DOCUMENT Invalid template: the condition "Elsewhere" is not defined: define it, or set it in the option "variables" to true or false',
  ],
])('the condition %s is reported', (name, issue) => {
  expect(issueOf(() => documentWith(`!If [${name}, 1, 2]`, CONDITIONS))).toContain(issue);
});

test('the option variables answers for a condition of another file', () => {
  const variables = { Elsewhere: true };
  expect(valueOfExpression('!If [Elsewhere, 1, 2]', CONDITIONS, { variables })).toEqual({
    value: 1,
  });
});

test('a reference to a resource whose condition does not hold is named', () => {
  const template = `${CONDITIONS}\nResources:\n  Queue: { Type: AWS::SQS::Queue, Condition: Not }`;
  expect(issueOf(() => documentWith('!Ref Queue', template))).toContain(
    'warning UNRESOLVED_REFERENCE "Queue" does not exist, because its condition "Not" does not hold',
  );
});
