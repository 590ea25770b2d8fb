import { ABSENT, type Evaluated, known, scalarText } from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { FIND_IN_MAP, LENGTH, SELECT, SPLIT, TO_JSON_STRING } from './list-functions.js';
import { BASE64, JOIN, SUB } from './text-functions.js';

/**
 * An intrinsic function.
 * @param call the object whose one member, `name`, is the function's argument
 */
export type IntrinsicFunction = (call: object, name: string, evaluator: Evaluator) => Evaluated;

const REF: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = evaluator.member(call, name);
  const text = scalarText(argument.value);
  if (text === undefined) {
    return evaluator.fail('Ref needs the name of a parameter or resource', at);
  }
  return text === 'AWS::NoValue' ? known(ABSENT) : evaluator.scope.ref(text, at);
};

/** A list of two texts, or one text with a dot, as the short form of YAML has it. */
const GET_ATT: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const argument = argumentOf(call, name);
  const parts = Array.isArray(argument)
    ? argument.map((_, index) => scalarText(evaluator.member(argument, String(index)).value))
    : [scalarText(argument)];
  const text = parts.join('.');
  const dot = text.indexOf('.');
  if (parts.includes(undefined) || dot < 1 || dot === text.length - 1) {
    return evaluator.fail('Fn::GetAtt needs a resource and an attribute', at);
  }
  return evaluator.scope.attribute(text.slice(0, dot), text.slice(dot + 1), at);
};

const IF: IntrinsicFunction = (call, name, evaluator) => {
  const at = { container: call, key: name };
  const branches = argumentOf(call, name);
  const condition = Array.isArray(branches) ? branches[0] : undefined;
  if (!Array.isArray(branches) || branches.length !== 3 || typeof condition !== 'string') {
    return evaluator.fail('Fn::If needs a condition and two values', at);
  }
  const key = evaluator.scope.condition(condition, { container: branches, key: '0' }) ? '1' : '2';
  return { from: { container: branches, key }, ...evaluator.member(branches, key) };
};

const IMPORT_VALUE: IntrinsicFunction = (call, name, evaluator) => {
  const exported = scalarText(evaluator.member(call, name).value);
  if (exported === undefined) {
    return evaluator.fail('Fn::ImportValue needs the name of an export', {
      container: call,
      key: name,
    });
  }
  return evaluator.scope.importValue(exported);
};

function argumentOf(call: object, name: string): unknown {
  return (call as Readonly<Record<string, unknown>>)[name];
}

/** AWS: CloudFormation's intrinsic function reference; conditions have functions of their own. */
export const INTRINSIC_FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map([
  ['Ref', REF],
  ['Fn::GetAtt', GET_ATT],
  ['Fn::Sub', SUB],
  ['Fn::Join', JOIN],
  ['Fn::Base64', BASE64],
  ['Fn::Split', SPLIT],
  ['Fn::Select', SELECT],
  ['Fn::FindInMap', FIND_IN_MAP],
  ['Fn::Length', LENGTH],
  ['Fn::ToJsonString', TO_JSON_STRING],
  ['Fn::If', IF],
  ['Fn::ImportValue', IMPORT_VALUE],
]);
