/**
 * Names the foreign syntax at a place where JSON or YAML breaks off, and says what to do about it;
 * `undefined` where no syntax is recognised.
 */
export function templateSyntaxAt(text: string, offset: number): string | undefined {
  const around = text.slice(Math.max(0, offset - 2), offset + 20);
  const here = text.slice(offset, offset + 20).trimStart();
  return SYNTAXES.find(({ pattern }) => pattern.test(here) || pattern.test(around))?.advice;
}

const RENDER = 'render the template first and load what comes out';

interface Syntax {
  readonly pattern: RegExp;
  readonly advice: string;
}

const SYNTAXES: readonly Syntax[] = [
  { pattern: /^.{0,2}\{\{/s, advice: `"{{ }}" belongs to a template language: ${RENDER}` },
  { pattern: /^.{0,2}\{%/s, advice: `"{% %}" belongs to a template language: ${RENDER}` },
  {
    pattern: /^.{0,2}%\{/s,
    advice: `"%{ }" is a directive of Terraform's templatefile: ${RENDER}`,
  },
  {
    pattern: /^.{0,2}\$\{/s,
    advice: `"\${ }" is a variable of Terraform or another template: ${RENDER}`,
  },
  { pattern: /^.{0,2}<%/s, advice: `"<% %>" belongs to a template language: ${RENDER}` },
  { pattern: /^(?:<<<<<<<|=======|>>>>>>>)/, advice: 'this is the mark of a merge conflict' },
];

const NOT_JSON: readonly Syntax[] = [
  { pattern: /^(?:\/\/|\/\*|#)/, advice: 'JSON has no comments: remove it' },
  { pattern: /^'/, advice: 'JSON wants double quotes' },
];

/** As {@link templateSyntaxAt}, where JSON breaks off: knows what YAML or JavaScript allow, too. */
export function jsonAdviceAt(text: string, offset: number): string | undefined {
  const here = text.slice(offset, offset + 20).trimStart();
  return (
    templateSyntaxAt(text, offset) ?? NOT_JSON.find(({ pattern }) => pattern.test(here))?.advice
  );
}

/** What Terraform deploys: a file that its own text names, or an API without a document. */
function terraformBody(text: string): string {
  const file = /\b(?:templatefile|file)\(\s*"([^"\n]{1,200})"/.exec(text)?.[1];
  return file === undefined
    ? 'an API that is written as resources has none: "aws apigateway get-export --export-type oas30 --parameters extensions=apigateway" writes that of a deployed one'
    : `it names "${file}"`;
}

/** Names the language of a text that is neither JSON nor YAML; `undefined` where it is not known. */
export function foreignLanguage(text: string): string | undefined {
  if (
    /^\s*(?:resource|data|module|variable|locals|provider|terraform|output)\b[^:\n]*\{/m.test(text)
  ) {
    return `Terraform's own language: load the OpenAPI document that it deploys (${terraformBody(text)})`;
  }
  if (/^(?:import|export|const|class|interface)\b.*[;{(]\s*$/m.test(text)) {
    return 'JavaScript or TypeScript: load what it makes (for CDK, the result of "cdk synth")';
  }
  if (/^\s*<(?:!DOCTYPE|html|\?xml)/i.test(text)) {
    return 'HTML or XML';
  }
  return undefined;
}
