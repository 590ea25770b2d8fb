import { type Token, tokenLiteral } from '../lexer/token.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import { parseTemplate } from '../parser/parser.js';
import type {
  Block,
  DirectiveStatement,
  Expression,
  IfStatement,
  ReferenceNode,
  Statement,
  Template,
  TokenRange,
} from '../parser/syntax.js';
import type { Macro } from '../runtime/macro.js';
import type { Evaluate, Print } from '../runtime/run.js';
import { compileDirective } from './compile-directive.js';
import { compileExpression, compileTest } from './compile-expression.js';
import { type CompiledReference, compileReference } from './compile-reference.js';
import type { CompiledTemplate, Compiler, Test } from './compiler.js';
import type { TracedLines } from './traced-lines.js';

/**
 * Compiles a template.
 * @param known names of macros defined before the template
 * @param lines makes the constructs tell a trace their lines
 * @throws SyntaxFailure
 */
export function compileTemplate(
  text: string,
  known: Iterable<string> = [],
  lines?: TracedLines,
): CompiledTemplate {
  const counts = MAY_NAME_COUNTERS.test(text);
  const shared = { names: new Set(known), macros: new Map<string, Macro>(), counts };
  return new TemplateCompiler(text, 0, shared, lines).template();
}

/** Matches unless the text cannot name the counters: `\u` may hide a letter, `#evaluate` adds other text. */
const MAY_NAME_COUNTERS = /velocity|evaluate|\\u/;

/** What a template and the strings in it share. */
interface SharedParts {
  readonly names: Set<string>;
  readonly macros: Map<string, Macro>;
  readonly counts: boolean;
}

/** Compiles one template, or a string with references inside one. */
class TemplateCompiler implements Compiler {
  readonly offset: number;
  readonly #shared: SharedParts;
  readonly #lines: TracedLines | undefined;
  readonly #tree: Template;

  constructor(text: string, offset: number, shared: SharedParts, lines: TracedLines | undefined) {
    this.offset = offset;
    this.#shared = shared;
    this.#lines = lines;
    this.#tree = parseAt(text, offset, shared.names, lines?.areOwn !== true);
  }

  get macros(): Map<string, Macro> {
    return this.#shared.macros;
  }

  get counts(): boolean {
    return this.#shared.counts;
  }

  template(): CompiledTemplate {
    const { statements } = this.#tree;
    const last = statements.at(-1);
    return {
      print: this.statements(statements),
      macros: this.macros,
      ending: last?.type === 'text' ? last.text : undefined,
    };
  }

  inner(text: string, offset: number): CompiledTemplate {
    const at = this.offset + offset;
    return new TemplateCompiler(text, at, this.#shared, this.#lines?.within(at)).template();
  }

  separate(text: string, known: Iterable<string>, at: number): CompiledTemplate {
    return compileTemplate(text, known, this.#lines?.within(at));
  }

  statements(nodes: readonly Statement[]): Print {
    const prints = nodes.map((node) => this.#statement(node));
    const [first, second] = prints;
    if (first === undefined) {
      return () => undefined;
    }
    if (second === undefined) {
      return first;
    }
    return (context, out) => {
      for (let at = 0; at < prints.length; at += 1) {
        prints[at]?.(context, out);
      }
    };
  }

  block({ statements }: Block): Print {
    return this.statements(statements);
  }

  reference(node: ReferenceNode): CompiledReference {
    const compiled = compileReference(this, node);
    return this.#lines === undefined
      ? compiled
      : { ...compiled, print: this.#lines.printed(compiled.print, this.#placeOf(node)) };
  }

  expression(node: Expression): Evaluate {
    return compileExpression(this, node);
  }

  test(node: Expression): Test {
    return compileTest(this, node);
  }

  token(index: number): Token {
    return this.#tree.tokens[index] as Token;
  }

  lazyText(
    { first, last }: TokenRange,
    literal: (token: Token) => string = tokenLiteral,
  ): () => string {
    let text: string | undefined;
    return () => {
      text ??= this.#tree.tokens
        .slice(first, last + 1)
        .map(literal)
        .join('');
      return text;
    };
  }

  #statement(node: Statement): Print {
    switch (node.type) {
      case 'text': {
        const { text } = node;
        return this.#lines?.text(node) ?? ((_context, out) => out.write(text));
      }
      case 'reference':
        return this.reference(node).print;
      case 'set': {
        const target = this.reference(node.target);
        const value = this.expression(node.value);
        return (context) => {
          const result = value(context);
          if (result !== null) {
            target.assign(context, result);
          }
        };
      }
      case 'if':
        return this.#if(node);
      case 'directive': {
        const print = compileDirective(this, node);
        return this.#lines?.printed(print, this.#placeOf(node)) ?? print;
      }
    }
  }

  #placeOf({ tokens }: ReferenceNode | DirectiveStatement): number {
    return this.offset + this.token(tokens.first).start;
  }

  #if(node: IfStatement): Print {
    const branches = node.branches.map(({ condition, body }) => ({
      test: this.test(condition),
      print: this.block(body),
    }));
    const otherwise = node.otherwise && this.block(node.otherwise);
    return (context, out) => {
      for (const { test, print } of branches) {
        if (test(context)) {
          return print(context, out);
        }
      }
      otherwise?.(context, out);
    };
  }
}

/** Parses a text; a failure has its offset in the whole template. */
function parseAt(text: string, offset: number, names: Set<string>, joinsTexts: boolean): Template {
  try {
    return parseTemplate(text, names, joinsTexts);
  } catch (error) {
    if (!(error instanceof SyntaxFailure) || offset === 0) {
      throw error;
    }
    throw new SyntaxFailure(error.message, offset + error.at);
  }
}
