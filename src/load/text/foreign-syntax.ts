/**
 * Recognizes template syntax at the place where JSON or YAML fails to parse, and says what to do
 * about it; `undefined` where none is recognized.
 */
export function foreignSyntaxAt(text: string, offset: number): string | undefined {
  const around = text.slice(Math.max(0, offset - 2), offset + 20);
  const here = text.slice(offset, offset + 20).trimStart();
  return SYNTAXES.find(({ pattern }) => pattern.test(here) || pattern.test(around))?.advice;
}

const RENDER = 'render the template first, then load the result';

interface Syntax {
  readonly pattern: RegExp;
  readonly advice: string;
}

const SYNTAXES: readonly Syntax[] = [
  { pattern: /^.{0,2}\{\{/s, advice: `"{{ }}" belongs to a template language: ${RENDER}` },
  { pattern: /^.{0,2}\{%/s, advice: `"{% %}" belongs to a template language: ${RENDER}` },
  {
    pattern: /^.{0,2}%\{/s,
    advice: `"%{ }" is a directive of Terraform's templatefile(): set the option variables, with which the template is rendered`,
  },
  {
    pattern: /^.{0,2}\$\{/s,
    advice: `"\${ }" is a variable of Terraform or another template language: ${RENDER}`,
  },
  { pattern: /^.{0,2}<%/s, advice: `"<% %>" belongs to a template language: ${RENDER}` },
  {
    pattern: /^(?:<<<<<<<|=======|>>>>>>>)/,
    advice: 'this is a merge conflict marker: resolve the conflict',
  },
];

const NOT_JSON: readonly Syntax[] = [
  { pattern: /^(?:\/\/|\/\*|#)/, advice: 'JSON does not allow comments: remove it' },
  { pattern: /^'/, advice: 'JSON strings need double quotes' },
];

/** Like {@link foreignSyntaxAt}, but for JSON: also recognizes what only YAML or JavaScript allows. */
export function jsonAdviceAt(text: string, offset: number): string | undefined {
  const here = text.slice(offset, offset + 20).trimStart();
  return (
    foreignSyntaxAt(text, offset) ?? NOT_JSON.find(({ pattern }) => pattern.test(here))?.advice
  );
}

/** Names the language of a text that is neither JSON nor YAML; `undefined` where it is not recognized. */
export function foreignLanguage(text: string): string | undefined {
  if (/^(?:import|export|const|class|interface)\b.*[;{(]\s*$/m.test(text)) {
    return 'JavaScript or TypeScript: load the document that the program generates; for the CDK, "cdk synth" writes a template to cdk.out, which can be loaded';
  }
  if (/^\s*<(?:!DOCTYPE|html|\?xml)/i.test(text)) {
    return 'HTML or XML: load an OpenAPI document in JSON or YAML';
  }
  return undefined;
}
