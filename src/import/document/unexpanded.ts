import { boundedJson } from './bounded-json.js';

/** The account, partition and region used here. AWS: "AWS variables for OpenAPI import". */
const AWS_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
]);

/** Replaces the three variables that API Gateway replaces at import, and no others. */
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
 * The message about a value that is a CloudFormation function call; `undefined` for other values.
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
    return `Found the CloudFormation transform ${shortJson(argument)}: load the document that it includes`;
  }
  return `Found the CloudFormation function ${name} ${shortJson(argument)}, which only a deployment evaluates: render the template first, or write the value here`;
}

/**
 * One message for each `${…}` or other placeholder in a string that API Gateway would not replace.
 * Not for mapping templates, where `${…}` is Velocity.
 */
export function unexpandedVariables(text: string): readonly string[] {
  const escaped = found(text, /\$\$\{[^}]{0,100}\}?/g);
  if (escaped.length > 0) {
    return escaped.map(
      (variable) =>
        `Found ${variable}, an escaped variable of a Terraform template: render the template first, or write ${variable.slice(1)}`,
    );
  }
  const variables = found(text, /\$\{(?!stageVariables\.)[^}]{0,100}\}?/g);
  if (variables.length > 0) {
    return variables.map(
      (variable) =>
        `Found ${variable}, which API Gateway does not replace: render the Terraform or CloudFormation template first, write the value here, or use a stage variable, \${stageVariables.NAME}`,
    );
  }
  return found(text, /\{\{[^{}]{0,100}\}\}|<%[^%]{0,100}%>/g).map(
    (placeholder) =>
      `Found ${placeholder}, a placeholder of a template language: render the template first`,
  );
}

function found(text: string, pattern: RegExp): readonly string[] {
  return /[{<]/.test(text) ? [...new Set(text.match(pattern) ?? [])] : [];
}

function shortJson(value: unknown): string {
  return boundedJson(value, 200) ?? '…';
}
