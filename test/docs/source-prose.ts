/** A comment or a text in a source file, and its line. */
export interface SourceProse {
  readonly line: number;
  readonly text: string;
}

/**
 * The comments of a source file, and the texts in it that have several words: messages, mostly.
 * Placeholders of templates become `code`.
 */
export function proseOfSource(source: string): readonly SourceProse[] {
  const found: SourceProse[] = [];
  for (const { 0: token, index, groups = {} } of source.matchAll(TOKENS)) {
    const text = groups.comment === undefined ? textOf(token) : commentOf(token);
    if (groups.skipped === undefined && / /.test(text.trim())) {
      found.push({ line: source.slice(0, index).split('\n').length, text });
    }
  }
  return found;
}

/** Comments, texts and, to skip what looks like either in them, regular expressions. */
const TOKENS = new RegExp(
  [
    String.raw`(?<comment>/\*[\s\S]*?\*/|//[^\n]*(?:\n *//[^\n]*)*)`,
    String.raw`'(?:\\.|[^'\\\n])*'`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    String.raw`\x60(?:\\[\s\S]|\$\{(?:[^{}\x60]|\{[^{}]*\}|\x60(?:\\.|[^\x60\\])*\x60)*\}|[^\x60\\])*\x60`,
    String.raw`(?<skipped>(?<=[=(,:;!&|?{}[\n] ?|return |=> )/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])*/[a-z]*)`,
  ].join('|'),
  'g',
);

function commentOf(token: string): string {
  return token
    .replaceAll(/^\/\*+|\*\/$/g, '')
    .replaceAll(/^ *(?:\*|\/\/) ?/gm, '')
    .trim();
}

function textOf(token: string): string {
  const placeholder = /\$\{(?:[^{}`]|\{[^{}]*\}|`(?:\\.|[^`\\])*`)*\}/g;
  return token.slice(1, -1).replaceAll(placeholder, 'code');
}
