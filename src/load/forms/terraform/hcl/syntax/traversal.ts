import { numberValue } from '../values/make-value.js';
import { BigFloat } from '../values/numbers/big-float.js';
import type { HclCursor } from './cursor.js';
import type { IndexStep, SplatStep, TraversalStep } from './nodes.js';
import type { Parsing } from './parsing.js';

/** Parses what follows a term: attributes, indexes and splats. */
export function parseTraversal(parsing: Parsing): readonly TraversalStep[] {
  const steps: TraversalStep[] = [];
  for (;;) {
    parsing.cursor.count();
    const step = parseStep(parsing, steps.at(-1));
    if (step === undefined) {
      return steps;
    }
    steps.push(step);
  }
}

function parseStep(
  parsing: Parsing,
  previous: TraversalStep | undefined,
): TraversalStep | undefined {
  const { cursor } = parsing;
  if (cursor.at('[')) {
    return parseBrackets(parsing);
  }
  if (!cursor.at('.') || cursor.at('...')) {
    return undefined;
  }
  cursor.take('.');
  if (cursor.at('*')) {
    return parseAttributeSplat(cursor);
  }
  return parseAttribute(cursor, previous);
}

function parseAttribute(cursor: HclCursor, previous: TraversalStep | undefined): TraversalStep {
  const place = cursor.next();
  const name = cursor.takeIdentifier();
  if (name !== undefined) {
    return { kind: 'attribute', name, place };
  }
  const digits = cursor.match(LEGACY_INDEX);
  if (digits === undefined) {
    return cursor.fail('Invalid attribute name', 'the name of an attribute must follow the dot');
  }
  if (digits.includes('.') || (previous?.kind === 'index' && isLegacy(cursor, previous))) {
    cursor.fail(
      'Invalid legacy index syntax',
      'two indexes with dots cannot follow each other; write them in brackets, like [0][1]',
    );
  }
  cursor.offset += digits.length;
  const value = numberValue(BigFloat.parse(digits), place);
  const key = { kind: 'literal', value, place, end: cursor.offset } as const;
  return { kind: 'index', key, place };
}

const LEGACY_INDEX = /\d+(?:\.\d+)*/y;

function isLegacy(cursor: HclCursor, { place }: IndexStep): boolean {
  return cursor.text.charAt(place.offset - 1) === '.';
}

function parseAttributeSplat(cursor: HclCursor): SplatStep {
  const place = cursor.next();
  cursor.take('*');
  const each: TraversalStep[] = [];
  while (cursor.at('.') && !cursor.at('...')) {
    cursor.count();
    cursor.take('.');
    if (cursor.at('*')) {
      cursor.fail(
        'Nested splat expression not allowed',
        'a splat with a dot cannot contain another one; write [*]',
      );
    }
    each.push(parseAttribute(cursor, each.at(-1)));
  }
  return { kind: 'splat', each, place };
}

function parseBrackets(parsing: Parsing): IndexStep | SplatStep {
  const { cursor } = parsing;
  const place = cursor.next();
  cursor.take('[');
  return cursor.nested(() => {
    const step = cursor.within(true, (): IndexStep | SplatStep | undefined => {
      if (cursor.take('*')) {
        return undefined;
      }
      return { kind: 'index', key: parsing.expression(), place };
    });
    closeBracket(cursor, place.offset);
    return step ?? { kind: 'splat', each: parseTraversal(parsing), place };
  });
}

function closeBracket(cursor: HclCursor, start: number): void {
  if (!cursor.within(true, () => cursor.take(']'))) {
    const where = cursor.atEnd ? start : cursor.offset;
    cursor.fail('Missing close bracket on index', 'an index ends with "]"', where);
  }
}
