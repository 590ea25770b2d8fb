import { boundedJson } from './bounded-json.js';

/** What stands for the account and region of a deployment. AWS: "AWS variables for OpenAPI import". */
const AWS_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
]);

/** Replaces the three variables that API Gateway itself fills at import; all others stay. */
export function fillAwsVariables(text: string): string {
  if (!text.includes('${AWS::')) return text;
  return text.replace(
    /\$\{(AWS::\w+)\}/g,
    (whole, name: string) => AWS_VARIABLES.get(name) ?? whole,
  );
}

/**
 * Names the CloudFormation function that a value is, and says what to do; `undefined` for a value
 * that is none.
 */
export function unexpandedFunction(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  const [name = ''] = names;
  if (names.length !== 1 || !/^(?:Fn::\w+|Ref|Condition)$/.test(name)) return undefined;
  const argument: unknown = (value as Readonly<Record<string, unknown>>)[name];
  if (name === 'Ref' && typeof argument !== 'string') return undefined;
  if (name === 'Fn::Transform') {
    return `Found the CloudFormation transform ${shortJson(argument)}: load the document it includes instead`;
  }
  return `Found the CloudFormation function ${name} ${shortJson(argument)}, which only a deployment expands: render the template first, or write its value here`;
}

/**
 * Names the first `${…}` in a text that neither API Gateway's import nor a stage variable fills,
 * and says what to do; `undefined` where there is none. Not for templates, where `${…}` is Velocity.
 */
export function unexpandedVariable(text: string): string | undefined {
  const escaped = /\$\$\{[^}]{0,100}\}?/.exec(text)?.[0];
  if (escaped !== undefined) {
    return `Found ${escaped}, the form of a Terraform template: render the template first, or write ${escaped.slice(1)}`;
  }
  const variable = /\$\{(?!stageVariables\.)[^}]{0,100}\}?/.exec(text)?.[0];
  if (variable !== undefined) {
    return `Found ${variable}, which neither API Gateway nor a stage variable fills: render the template first (Terraform, CloudFormation), or write its value; a stage variable is \${stageVariables.NAME}`;
  }
  const placeholder = /\{\{[^{}]{0,100}\}\}|<%[^%]{0,100}%>/.exec(text)?.[0];
  return placeholder && `Found ${placeholder} of a template language: render the template first`;
}

function shortJson(value: unknown): string {
  return boundedJson(value, 200) ?? '…';
}
