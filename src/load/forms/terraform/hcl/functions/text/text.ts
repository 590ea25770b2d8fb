import { boolValue, listValue, stringValue, unknownFrom } from '../../values/make-value.js';
import { TracedText } from '../../values/texts/text-builder.js';
import { graphemesOf, withoutEnd } from '../../values/texts/text-order.js';
import { listTypeOf } from '../../values/type.js';
import { type HclValue, isPrimitiveValue } from '../../values/value.js';
import { elementsIn, parameter, textOf, wholeNumberOf } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';
import { lowerCase, titleCase, trimCharacters, trimSpace, upperCase } from './cases.js';

const text = parameter('str', 'string');

/** https://developer.hashicorp.com/terraform/language/functions, "String Functions" */
export const TEXT_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  chomp: ofText((value) => withoutEnd(value, '\r\n')),
  endswith: test((value, part) => value.endsWith(part), 'suffix'),
  indent: {
    parameters: [parameter('spaces', 'number'), text],
    result: 'string',
    call: ([spaces, value], { budget, place }) => {
      const width = wholeNumberOf(spaces, 0);
      const lines = textOf(value).split('\n');
      budget.spendText(Math.max(0, width) * lines.length, place);
      return stringValue(lines.join(`\n${' '.repeat(Math.max(0, width))}`));
    },
  },
  join: {
    parameters: [parameter('separator', 'string')],
    rest: { ...parameter('lists', listTypeOf('string')), unknown: true },
    result: 'string',
    call: (values, { budget, place }) => {
      const joined = join(textOf(values[0]), values.slice(1));
      budget.spendText(
        'text' in joined && joined.kind === 'string' ? joined.text.length : 0,
        place,
      );
      return joined;
    },
  },
  lower: ofText(lowerCase),
  split: {
    parameters: [parameter('separator', 'string'), text],
    result: listTypeOf('string'),
    call: ([separator, value], { budget, place }) => {
      const parts = split(textOf(value), textOf(separator));
      budget.spend(parts.length, place);
      return listValue(
        parts.map((part) => stringValue(part)),
        'string',
      );
    },
  },
  startswith: test((value, part) => value.startsWith(part), 'prefix'),
  strcontains: test((value, part) => value.includes(part), 'substr'),
  strrev: ofText((value) => graphemesOf(value).toReversed().join('')),
  substr: {
    parameters: [text, parameter('offset', 'number'), parameter('length', 'number')],
    result: 'string',
    call: ([value, offset, length]) =>
      stringValue(substring(textOf(value), wholeNumberOf(offset), wholeNumberOf(length))),
  },
  title: ofText(titleCase),
  trim: ofTwo((value, characters) => trimCharacters(value, characters), 'cutset'),
  trimprefix: ofTwo(
    (value, prefix) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
    'prefix',
  ),
  trimspace: ofText(trimSpace),
  trimsuffix: ofTwo(
    (value, suffix) =>
      value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value,
    'suffix',
  ),
  upper: ofText(upperCase),
};

function ofText(change: (value: string) => string): HclFunction {
  return {
    parameters: [text],
    result: 'string',
    call: ([value], { budget, place }) => {
      budget.spendText(textOf(value).length, place);
      return stringValue(change(textOf(value)));
    },
  };
}

function ofTwo(change: (value: string, other: string) => string, name: string): HclFunction {
  return {
    parameters: [text, parameter(name, 'string')],
    result: 'string',
    call: ([value, other]) => stringValue(change(textOf(value), textOf(other))),
  };
}

/** A test of a text; the known beginning of an unknown text can be enough for it. */
function test(holds: (value: string, part: string) => boolean, name: string): HclFunction {
  return {
    parameters: [{ ...text, unknown: name === 'prefix' }, parameter(name, 'string')],
    result: 'bool',
    call: ([value, part]) => {
      if (value?.kind !== 'unknown') {
        return boolValue(holds(textOf(value), textOf(part)));
      }
      const start = value.text?.parts[0];
      const known = start !== undefined && 'text' in start ? start.text : '';
      const wanted = textOf(part);
      return known.startsWith(wanted) || !wanted.startsWith(known)
        ? boolValue(known.startsWith(wanted))
        : unknownFrom([value], 'bool');
    },
  };
}

/** A text that keeps the known parts around unknown ones. */
function join(separator: string, lists: readonly HclValue[]): HclValue {
  const builder = new TracedText();
  let isFirst = true;
  for (const list of lists) {
    if (list.kind === 'unknown') {
      return unknownFrom(lists, 'string');
    }
    for (const item of elementsIn(list)) {
      builder.add(isFirst ? '' : separator);
      isFirst = false;
      if (item.kind === 'unknown') {
        builder.addHole(item, undefined);
      } else if (isPrimitiveValue(item)) {
        builder.addFrom(textOf(item), item.place, false);
      } else {
        throw new FunctionProblem('an element is null, which a text cannot contain', 1);
      }
    }
  }
  return builder.build();
}

function split(value: string, separator: string): readonly string[] {
  return separator === '' ? [...value] : value.split(separator);
}

function substring(value: string, offset: number, length: number): string {
  const characters = graphemesOf(value);
  const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  return characters.slice(start, length < 0 ? undefined : start + length).join('');
}
