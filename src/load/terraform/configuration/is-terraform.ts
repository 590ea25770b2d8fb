import { isConfigurationFile } from './declarations/module-files.js';

/** Whether a text is in Terraform's language: by the name of its file, or by how it begins. */
export function isTerraform(text: string, path: string | undefined): boolean {
  const name = path?.split(/[/\\]/).at(-1);
  if (name !== undefined && isConfigurationFile(name)) {
    return true;
  }
  return BLOCK.test(text.replace(COMMENTS, ''));
}

const COMMENTS = /^(?:\s+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\/)+/;

/** The header of a block of Terraform. */
const BLOCK =
  /^(?:(?:locals|terraform)|(?:resource|data)\s+"[^"\n]*"\s+"[^"\n]*"|(?:module|variable|output|provider)\s+"[^"\n]*")\s*\{/;
