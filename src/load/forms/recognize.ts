import { isObject } from '../../checks/document-values.js';

// How the forms are told from each other, apart from their readers, which are loaded on demand.

type Root = Readonly<Record<string, unknown>>;

/** Whether a document is a CloudFormation or SAM template. */
export function isTemplate(root: Root): boolean {
  return (
    'AWSTemplateFormatVersion' in root ||
    'Transform' in root ||
    (isObject(root.Resources) && !('service' in root && 'provider' in root))
  );
}

/** Whether an OpenAPI document may have functions of CloudFormation: a quick look that misses none. */
export function mayHaveFunctions(document: object): boolean {
  const seen = new Set<object>([document]);
  for (const value of seen) {
    for (const [key, member] of Object.entries(value)) {
      if (/^(?:Ref$|Condition$|Fn::)/.test(key)) {
        return true;
      }
      if (typeof member === 'string' && member.includes('{{resolve:')) {
        return true;
      }
      if (typeof member === 'object' && member !== null) {
        seen.add(member);
      }
    }
  }
  return false;
}

/** Whether this is what `terraform show -json FILE` writes for a plan. */
export function isPlan(root: Root): boolean {
  return 'format_version' in root && 'planned_values' in root;
}

/** Whether this is what `terraform show -json` writes for a state. */
export function isShownState(root: Root): boolean {
  return 'format_version' in root && 'terraform_version' in root && !('planned_values' in root);
}

/** Whether this is a file of Terraform's state. */
export function isTfstate(root: Root): boolean {
  return (
    ('serial' in root && 'lineage' in root) ||
    ('terraform_version' in root && ('modules' in root || 'resources' in root)) ||
    'encrypted_data' in root
  );
}

/** Whether this is a file of a configuration in JSON, such as the CDK for Terraform writes. */
export function isConfigurationJson({ resource }: Readonly<Record<string, unknown>>): boolean {
  const types = Array.isArray(resource) ? resource : [resource];
  return types.some(
    (one) => isObject(one) && Object.keys(one).some((type) => type.startsWith('aws_')),
  );
}

/** Whether a file is a part of a configuration of Terraform, by its name. */
export function isConfigurationFile(name: string): boolean {
  return /^[^.~#].*\.(?:tf|tofu)(?:\.json)?$/.test(name) && !name.endsWith('~');
}

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

/** Whether a text is a template for Terraform's `templatefile`, with more than plain variables in it. */
export function isTerraformTemplate(text: string): boolean {
  return /(?<!%)%\{~?\s*(?:if|for)\s|(?<!\$)\$\{~?\s*(?:[a-z0-9_]+\(|"|[\w.]+\s*[?[])/.test(text);
}
