import type { Place } from '../../../../source/source-text.js';
import { HclError } from '../hcl-error.js';
import type { ForPart, IfPart, TemplateNode, TemplatePart, TextPart } from '../syntax/nodes.js';
import { convertedTo } from '../values/conversion/converted-to.js';
import { unknownFrom } from '../values/make-value.js';
import { TracedText } from '../values/texts/text-builder.js';
import type { HclValue } from '../values/value.js';
import { conditionOf } from './conditional.js';
import { elementsOf } from './elements.js';
import type { Evaluating } from './evaluating.js';
import { elementScope } from './for.js';
import type { HclScope } from './scope.js';

/** A template that is one interpolation alone has the value of its expression, of any type. */
export function evaluateTemplate(
  { parts, place }: TemplateNode,
  scope: HclScope,
  evaluating: Evaluating,
): HclValue {
  const [first] = parts;
  if (first?.kind === 'interpolation' && parts.length === 1) {
    return evaluating(first.expression, scope);
  }
  const builder = new TracedText();
  addParts(parts, builder, place, scope, evaluating);
  return builder.build(place);
}

function addParts(
  parts: readonly TemplatePart[],
  builder: TracedText,
  place: Place,
  scope: HclScope,
  evaluating: Evaluating,
): void {
  for (const part of parts) {
    const before = builder.length;
    switch (part.kind) {
      case 'text':
        addText(part, builder, place);
        break;
      case 'interpolation':
        addValue(evaluating(part.expression, scope), part.place, builder);
        break;
      case 'if':
        addIf(part, builder, scope, evaluating);
        break;
      case 'for':
        addFor(part, builder, scope, evaluating);
        break;
    }
    if (part.kind === 'text' || part.kind === 'interpolation') {
      scope.budget.spendText(builder.length - before, place);
    }
  }
}

function addText({ text, runs }: TextPart, builder: TracedText, { text: source }: Place): void {
  builder.add(
    text,
    runs.map(({ at, offset }) => ({ start: at, from: { text: source, offset }, copied: true })),
  );
}

/** Adds a value as a text; an unknown one leaves a hole. */
function addValue(value: HclValue, place: Place, builder: TracedText): void {
  if (value.kind === 'unknown') {
    builder.addHole(value, place);
    return;
  }
  if (value.kind === 'null') {
    throw new HclError(
      'Invalid template interpolation value',
      'the expression is null, which a text cannot contain',
      place,
    );
  }
  const detail = 'a text cannot contain this value';
  const text = convertedTo(value, 'string', 'Invalid template interpolation value', detail, place);
  if (text.kind === 'string') {
    const segments = text.trace?.segments ?? [];
    if (segments.length > 0) {
      builder.add(text.text, segments);
    } else {
      builder.addFrom(text.text, value.place ?? place, false);
    }
  }
}

function addIf(part: IfPart, builder: TracedText, scope: HclScope, evaluating: Evaluating): void {
  const condition = conditionOf(part.condition, scope, evaluating);
  if (condition.kind === 'bool') {
    const parts = condition.bool ? part.whenTrue : part.whenFalse;
    addParts(parts, builder, part.place, scope, evaluating);
  } else {
    builder.addHole(unknownFrom([condition], 'string'), part.place);
  }
}

function addFor(part: ForPart, builder: TracedText, scope: HclScope, evaluating: Evaluating): void {
  const collection = evaluating(part.collection, scope);
  const elements = elementsOf(collection, part.collection.place);
  if (elements === undefined) {
    builder.addHole(unknownFrom([collection], 'string'), part.place);
    return;
  }
  for (const element of elements) {
    scope.budget.spend(1, part.place);
    const own = elementScope(part, element, scope);
    addParts(part.body, builder, part.place, own, evaluating);
  }
}
