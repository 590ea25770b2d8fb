import type { HclCursor } from '../cursor.js';
import type { TemplatePart } from '../nodes.js';
import type { DirectiveToken, TemplateToken } from './template-tokens.js';

/** Matches the directives of a template: `if` with `else` and `endif`, `for` with `endfor`. */
export function templateParts(
  tokens: readonly TemplateToken[],
  cursor: HclCursor,
): readonly TemplatePart[] {
  const reader = new PartsReader(tokens, cursor);
  return reader.root();
}

class PartsReader {
  readonly #tokens: readonly TemplateToken[];
  readonly #cursor: HclCursor;
  #index = 0;

  constructor(tokens: readonly TemplateToken[], cursor: HclCursor) {
    this.#tokens = tokens;
    this.#cursor = cursor;
  }

  root(): readonly TemplatePart[] {
    const parts = this.#parts();
    const end = this.#tokens[this.#index];
    if (end !== undefined && 'place' in end) {
      this.#cursor.fail(
        `Unexpected ${end.kind} directive`,
        `there is no ${end.kind === 'endfor' ? '"for"' : '"if"'} that this belongs to; remove it or add the beginning`,
        end.place.offset,
      );
    }
    return parts;
  }

  /** The parts up to a directive that ends or divides another, or the end. */
  #parts(): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (;;) {
      const token = this.#tokens[this.#index];
      if (token === undefined) {
        return parts;
      }
      if (token.kind === 'text') {
        parts.push(token.toPart());
      } else if (token.kind === 'interpolation') {
        parts.push(token);
      } else if (token.kind === 'if' || token.kind === 'for') {
        this.#index += 1;
        parts.push(this.#cursor.nested(() => this.#directive(token)));
        continue;
      } else {
        return parts;
      }
      this.#index += 1;
    }
  }

  #directive(token: DirectiveToken & { readonly kind: 'if' | 'for' }): TemplatePart {
    const first = this.#parts();
    if (token.kind === 'for') {
      this.#end(token, 'endfor');
      return { ...token, body: first };
    }
    const hasElse = this.#tokens[this.#index]?.kind === 'else';
    this.#index += hasElse ? 1 : 0;
    const second = hasElse ? this.#parts() : [];
    this.#end(token, 'endif');
    return { ...token, whenTrue: first, whenFalse: second };
  }

  #end(start: DirectiveToken, kind: 'endif' | 'endfor'): void {
    const end = this.#tokens[this.#index];
    if (end === undefined) {
      this.#cursor.fail(
        'Unexpected end of template',
        `the directive "${start.kind}" has no end; add "%{ ${kind} }"`,
        start.place.offset,
      );
    }
    if (end.kind !== kind) {
      const { offset } = 'place' in end ? end.place : start.place;
      this.#cursor.fail(
        `Unexpected ${end.kind} directive`,
        `expected "%{ ${kind} }" here, the end of the directive "${start.kind}"`,
        offset,
      );
    }
    this.#index += 1;
  }
}
