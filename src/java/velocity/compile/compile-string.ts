import type { Token } from '../lexer/token.js';
import { SyntaxFailure } from '../lexer/token-stream.js';
import { type Evaluate, Output } from '../runtime/run.js';
import type { Compiler } from './compiler.js';

/** `'…'` is literal; `"…"` is a template of its own, rendered at each use. */
export function compileString(compiler: Compiler, token: Token): Evaluate {
  const quote = token.image.charAt(0);
  const inside = token.image.slice(1, -1);
  const unescaped = quote === '"' ? decodeEscapes(inside, compiler.offset + token.start) : inside;
  const text = unescaped.replaceAll(quote + quote, quote);
  if (quote !== '"' || !/[$#]/.test(token.image)) {
    return () => text;
  }
  // A space after the text ends its last reference; it is removed again below.
  const blank = text.includes('##') ? '' : ' ';
  const inner = compiler.inner(text + blank, token.start + 1);
  if (blank !== '' && inner.ending === text + blank) {
    return () => text;
  }
  // As with blocks, what is long costs by its length alone.
  const work = 2 + (text.length >> 8);
  return (context) => {
    context.run.spend(work);
    const out = new Output(context.run);
    inner.print(context, out);
    context.run.spendText(out.text.length);
    return blank === '' ? out.text : out.text.slice(0, -1);
  };
}

/** `\uXXXX`, four digits; Java accepts a sign in place of the first. */
function decodeEscapes(text: string, at: number): string {
  return text.replace(/\\u(.{0,4})/gs, (_escape, digits: string) => {
    if (!/^(?:[0-9a-fA-F]{4}|[+-][0-9a-fA-F]{3})$/.test(digits)) {
      throw new SyntaxFailure('Expected four hexadecimal digits after \\u', at);
    }
    return String.fromCharCode(Number.parseInt(digits, 16) & 0xffff);
  });
}
