import type { Place } from '../../../../../source/source-text.js';
import { parseForNames } from '../for.js';
import type { HclExpression, InterpolationPart } from '../nodes.js';
import type { Parsing } from '../parsing.js';
import type { LiteralText } from './literal-text.js';

/** A part of a template before the directives are matched. */
export type TemplateToken = LiteralText | InterpolationPart | DirectiveToken;

export type DirectiveToken =
  | { readonly kind: 'if'; readonly condition: HclExpression; readonly place: Place }
  | {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: HclExpression;
      readonly place: Place;
    }
  | { readonly kind: 'else' | 'endif' | 'endfor'; readonly place: Place };

/** Reads literal text up to the next sequence; `undefined` at the end of the template. */
export type LiteralReader = () => LiteralText | undefined;

/**
 * Reads a template: literal text, interpolations and directives. The strip markers `~` take the white
 * space off the literal text beside them.
 */
export function readTemplateTokens(
  parsing: Parsing,
  readLiteral: LiteralReader,
): readonly TemplateToken[] {
  const { cursor } = parsing;
  const tokens: TemplateToken[] = [];
  let strip = false;
  for (;;) {
    cursor.count();
    const start = cursor.offset;
    const opens = isSequence(cursor.text, start);
    if (!opens) {
      const literal = readLiteral();
      if (literal === undefined) {
        return tokens;
      }
      if (strip) {
        literal.trimStart();
      }
      tokens.push(literal);
      strip = false;
      continue;
    }
    if (cursor.text.charAt(start + 2) === '~') {
      const previous = tokens.at(-1);
      if (previous?.kind === 'text') {
        previous.trimEnd();
      }
    }
    const sequence = readSequence(parsing);
    tokens.push(sequence.token);
    strip = sequence.strip;
  }
}

/** Whether `${` or `%{` is at an offset. */
export function isSequence(text: string, offset: number): boolean {
  const first = text.charAt(offset);
  return (first === '$' || first === '%') && text.charAt(offset + 1) === '{';
}

/** Whether `$${` or `%%{` is at an offset, which stand for `${` and `%{`. */
export function isEscapedSequence(text: string, offset: number): boolean {
  return text.charAt(offset) === text.charAt(offset + 1) && isSequence(text, offset + 1);
}

function readSequence(parsing: Parsing): {
  readonly token: TemplateToken;
  readonly strip: boolean;
} {
  const { cursor } = parsing;
  const place = cursor.placeAt(cursor.offset);
  const isDirective = cursor.text.charAt(place.offset) === '%';
  cursor.offset += cursor.text.charAt(place.offset + 2) === '~' ? 3 : 2;
  return cursor.nested(() =>
    cursor.within(true, () => {
      const token = isDirective
        ? readDirective(parsing, place)
        : ({ kind: 'interpolation', expression: parsing.expression(), place } as const);
      const strip = cursor.take('~');
      if (!cursor.take('}')) {
        refuseEnd(parsing, isDirective, place.offset);
      }
      return { token, strip };
    }),
  );
}

function refuseEnd({ cursor }: Parsing, isDirective: boolean, start: number): never {
  const what = isDirective ? 'directive' : 'interpolation';
  if (cursor.atEnd || cursor.at('"')) {
    cursor.fail(
      `Unclosed template ${what} sequence`,
      `there is no "}" for this ${isDirective ? '"%{"' : '"${"'}; add it`,
      start,
    );
  }
  return cursor.fail(
    `Extra characters after ${what} expression`,
    `expected "}" here, the end of the template ${what}`,
  );
}

function readDirective(parsing: Parsing, place: Place): DirectiveToken {
  const { cursor } = parsing;
  const keyword = cursor.takeIdentifier();
  switch (keyword) {
    case 'if':
      return { kind: 'if', condition: parsing.expression(), place };
    case 'for': {
      const names = parseForNames(cursor, 'Invalid "for" directive');
      return { kind: 'for', ...names, collection: parsing.expression(), place };
    }
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind: keyword, place };
    default:
      return cursor.fail(
        'Invalid template directive',
        'a directive begins with if, else, endif, for or endfor',
      );
  }
}
