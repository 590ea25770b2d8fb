import { Re2Problem } from '../../regex/pattern.js';
import { groupText, Re2, type Re2Match } from '../../regex/re2.js';
import {
  listValue,
  nullValue,
  objectValue,
  stringValue,
  tupleValue,
} from '../../values/make-value.js';
import type { listTypeOf } from '../../values/type.js';
import { type HclValue, typeOfValue } from '../../values/value.js';
import { parameter, textOf } from '../arguments.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';

const pattern = parameter('pattern', 'string');
const text = parameter('string', 'string');

/** https://developer.hashicorp.com/terraform/language/functions/regex, `regexall` and `replace` */
export const REGEX_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  regex: {
    parameters: [pattern, text],
    call: ([source, value], call) => {
      const expression = compile(textOf(source), call, 0);
      const match = expression.matchFrom(textOf(value), 0);
      if (match === undefined) {
        throw new FunctionProblem('the pattern does not match any part of the text');
      }
      return matchValue(expression, textOf(value), match);
    },
  },
  regexall: {
    parameters: [pattern, text],
    call: ([source, value], call) => {
      const expression = compile(textOf(source), call, 0);
      const found = expression
        .matches(textOf(value))
        .map((match) => matchValue(expression, textOf(value), match));
      const sample = matchValue(expression, '', []);
      return listValue(found, found[0] === undefined ? typeOfValue(sample) : matchType(expression));
    },
  },
  replace: {
    parameters: [text, parameter('substr', 'string'), parameter('replace', 'string')],
    result: 'string',
    call: ([value, part, replacement], call) => {
      const result = replaced(textOf(value), textOf(part), textOf(replacement), call);
      call.budget.spendText(result.length, call.place);
      return stringValue(result);
    },
  },
};

function compile(source: string, { budget, place }: FunctionCall, argument: number): Re2 {
  try {
    return new Re2(source, (steps) => budget.spend(steps, place));
  } catch (problem) {
    if (problem instanceof Re2Problem) {
      throw new FunctionProblem(
        `the regular expression ${JSON.stringify(source.slice(0, 80))} is not valid: ${problem.message}`,
        argument,
        { cause: problem },
      );
    }
    throw problem;
  }
}

/** A text between slashes is a regular expression. */
function replaced(value: string, part: string, replacement: string, call: FunctionCall): string {
  if (part.length > 1 && part.startsWith('/') && part.endsWith('/')) {
    return compile(part.slice(1, -1), call, 1).replace(value, replacement);
  }
  const count = part === '' ? [...value].length + 1 : value.split(part).length - 1;
  call.budget.spendText(count * replacement.length, call.place);
  return part === ''
    ? ['', ...value, ''].join(replacement)
    : value.replaceAll(part, () => replacement);
}

/** The text that matched; with groups their texts, by name if they have names. */
function matchValue(expression: Re2, value: string, match: Re2Match): HclValue {
  const [, ...names] = expression.groups;
  const named = names.filter((name) => name !== undefined);
  if (named.length > 0 && named.length < names.length) {
    throw new FunctionProblem('either all groups or none must have names', 0);
  }
  if (names.length === 0) {
    return stringValue(groupText(value, match, 0) ?? '');
  }
  const texts = names.map((_, index): HclValue => {
    const group = groupText(value, match, index + 1);
    return group === undefined ? nullValue('string') : stringValue(group);
  });
  return named.length === 0
    ? tupleValue(texts)
    : objectValue(named.map((name, index) => [name, texts[index] ?? nullValue('string')]));
}

function matchType(expression: Re2): ReturnType<typeof listTypeOf>['element'] {
  return typeOfValue(matchValue(expression, '', []));
}
