import { boundedJson } from './bounded-json.js';

/** What stands for the account and region of a deployment. AWS: "AWS variables for OpenAPI import". */
const AWS_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
]);

/** Replaces the three variables that API Gateway itself fills at import; all others stay. */
export function fillAwsVariables(text: string): string {
  if (!text.includes('${AWS::')) {
    return text;
  }
  return text.replace(
    /\$\{(AWS::\w+)\}/g,
    (whole, name: string) => AWS_VARIABLES.get(name) ?? whole,
  );
}

/**
 * Names the CloudFormation function that a value is, and says what to do; `undefined` for other
 * values.
 */
export function unexpandedFunction(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const names = Object.keys(value);
  const [name = ''] = names;
  if (names.length !== 1 || !/^(?:Fn::\w+|Ref|Condition)$/.test(name)) {
    return undefined;
  }
  const argument: unknown = (value as Readonly<Record<string, unknown>>)[name];
  if (name === 'Ref' && typeof argument !== 'string') {
    return undefined;
  }
  if (name === 'Fn::Transform') {
    return `Found the CloudFormation transform ${shortJson(argument)}: load the document it includes instead`;
  }
  return `Found the CloudFormation function ${name} ${shortJson(argument)}, which only a deployment expands: render the template first, or write its value here`;
}

/**
 * Names each `${…}` in a text that neither API Gateway's import nor a stage variable fills, and says
 * what to do; none in most texts. Not for templates, where `${…}` is Velocity.
 */
export function unexpandedVariables(text: string): readonly string[] {
  const escaped = found(text, /\$\$\{[^}]{0,100}\}?/g);
  if (escaped.length > 0) {
    return escaped.map(
      (variable) =>
        `Found ${variable}, the form of a Terraform template: render the template first, or write ${variable.slice(1)}`,
    );
  }
  const variables = found(text, /\$\{(?!stageVariables\.)[^}]{0,100}\}?/g);
  if (variables.length > 0) {
    return variables.map(
      (variable) =>
        `Found ${variable}, which neither API Gateway nor a stage variable fills: render the template first (Terraform, CloudFormation), or write its value; a stage variable is \${stageVariables.NAME}`,
    );
  }
  return found(text, /\{\{[^{}]{0,100}\}\}|<%[^%]{0,100}%>/g).map(
    (placeholder) => `Found ${placeholder} of a template language: render the template first`,
  );
}

function found(text: string, pattern: RegExp): readonly string[] {
  return /[{<]/.test(text) ? [...new Set(text.match(pattern) ?? [])] : [];
}

function shortJson(value: unknown): string {
  return boundedJson(value, 200) ?? '…';
}
