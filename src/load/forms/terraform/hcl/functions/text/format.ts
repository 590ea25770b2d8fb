import { listValue, unknownFrom } from '../../values/make-value.js';
import { TracedText } from '../../values/texts/text-builder.js';
import { listTypeOf } from '../../values/type.js';
import type { HclValue } from '../../values/value.js';
import { parameter, textOf } from '../arguments.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';
import { formatted } from './format-verbs.js';
import { type FormatPart, parseFormat } from './parse-format.js';

const format = parameter('format', 'string');
const rest = { name: 'args', type: 'dynamic', nullable: true, unknown: true } as const;

/** https://developer.hashicorp.com/terraform/language/functions/format */
export const FORMAT_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  format: {
    parameters: [format],
    rest,
    result: 'string',
    call: ([text, ...values], call) => formatOne(parseFormat(textOf(text)), values, call),
  },
  formatlist: {
    parameters: [format],
    rest,
    result: listTypeOf('string'),
    call: ([text, ...values], call) => formatList(parseFormat(textOf(text)), values, call),
  },
};

/** The text keeps its known parts around unknown ones. */
function formatOne(
  parts: readonly FormatPart[],
  values: readonly HclValue[],
  { budget, place }: FunctionCall,
): HclValue {
  const builder = new TracedText();
  let used = 0;
  for (const part of parts) {
    if (typeof part === 'string') {
      builder.addFrom(part, place, false);
      continue;
    }
    const value = values[part.argument];
    if (value === undefined) {
      throw new FunctionProblem(
        `${JSON.stringify(part.text)} needs argument ${part.argument + 1}, and there are ${values.length}`,
      );
    }
    used = Math.max(used, part.argument + 1);
    if (value.kind === 'unknown' && part.isPlain) {
      builder.addHole(value, value.place ?? place);
    } else if (value.kind === 'unknown') {
      builder.addHole(unknownFrom([value], 'string'), value.place ?? place);
    } else {
      const text = formatted(part, value);
      if (text.kind === 'unknown') {
        builder.addHole(text, value.place ?? place);
      } else {
        builder.addFrom(textOf(text), value.place ?? place, false);
      }
    }
    budget.spendText(builder.length, place);
  }
  if (used < values.length) {
    throw new FunctionProblem(
      `there are ${values.length} arguments, and the format uses ${used} of them; remove the others`,
      used + 1,
    );
  }
  return builder.build();
}

function formatList(
  parts: readonly FormatPart[],
  values: readonly HclValue[],
  call: FunctionCall,
): HclValue {
  const lists = values.map((value) => ('items' in value ? value.items : undefined));
  const lengths = lists.flatMap((list) => (list === undefined ? [] : [list.length]));
  const length = lengths[0] ?? 1;
  if (lengths.some((one) => one !== length)) {
    throw new FunctionProblem(`the lists have different lengths: ${lengths.join(', ')}`, 1);
  }
  const items: HclValue[] = [];
  for (let index = 0; index < length; index += 1) {
    const own = values.map((value, which) => lists[which]?.[index] ?? value);
    call.budget.spend(1 + own.length, call.place);
    items.push(formatOne(parts, own, call));
  }
  return listValue(items, 'string');
}
