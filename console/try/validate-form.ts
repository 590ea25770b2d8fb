import { type FormField, MASK } from './form-field.js';
import { pathVariables } from './path-parameters.js';
import { hasBody, type TryForm } from './try-form.js';

/** What is wrong with a row: at its name, or at its value. */
export interface FieldProblem {
  readonly part: 'name' | 'value';
  readonly message: string;
  /** Whether the request can be sent as it is: to see how the gateway refuses it. */
  readonly canSend: boolean;
}

/** What is wrong with a form. */
export interface FormProblems {
  /** By the `key` of a row. */
  readonly fields: ReadonlyMap<number, FieldProblem>;
  readonly body: string | undefined;
}

/** Finds what keeps a form from being sent. */
export function validateForm(form: TryForm): FormProblems {
  const greedy = new Set(
    pathVariables(form.resourcePath).flatMap(({ name, isGreedy }) => (isGreedy ? [name] : [])),
  );
  const fields = new Map<number, FieldProblem>();
  const add = (
    rows: readonly FormField[],
    check: (field: FormField) => FieldProblem | undefined,
  ) => {
    for (const field of rows) {
      const problem = ofMask(field) ?? check(field);
      if (problem !== undefined) {
        fields.set(field.key, problem);
      }
    }
  };
  add(form.path, (field) => ofPathParameter(field, greedy.has(field.name)));
  add(form.query, ofParameter);
  add(form.headers, ofHeader);
  const isMasked = form.isBodyMasked && hasBody(form.httpMethod);
  return {
    fields,
    body: isMasked ? `Type the masked parts (${MASK}) of the body again` : undefined,
  };
}

/** Whether a form can be sent. */
export function canSend({ fields, body }: FormProblems): boolean {
  return body === undefined && [...fields.values()].every((problem) => problem.canSend);
}

/**
 * What is odd about a body, although it can be sent.
 *
 * @returns `undefined` for a body that is not JSON by its header, is empty, or is JSON
 */
export function bodyHint({ headers, body, httpMethod }: TryForm): string | undefined {
  const type =
    headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? JSON_TYPE;
  if (body === '' || !hasBody(httpMethod) || !/^[^;]*[/+]json\s*(?:;|$)/i.test(type)) {
    return undefined;
  }
  try {
    JSON.parse(body);
    return undefined;
  } catch {
    return 'The body is not valid JSON';
  }
}

const JSON_TYPE = 'application/json';

function ofMask({ isMasked, name }: FormField): FieldProblem | undefined {
  return isMasked ? wrong('value', `Type the value of ${name} again: it was masked`) : undefined;
}

function ofPathParameter({ name, value }: FormField, isGreedy: boolean): FieldProblem | undefined {
  if (value === '') {
    return wrong('value', `Type a value for the path parameter ${name}`);
  }
  const segments = isGreedy ? value.split('/') : [value];
  return segments.some((segment) => segment === '.' || segment === '..')
    ? wrong('value', 'A segment "." or ".." would change the path')
    : undefined;
}

function ofParameter({ name, value, isRequired }: FormField): FieldProblem | undefined {
  if (name === '' && value !== '') {
    return wrong('name', 'Type a name, or remove the row');
  }
  return isRequired && value === ''
    ? { part: 'value', message: `The method requires ${name}`, canSend: true }
    : undefined;
}

function ofHeader(field: FormField): FieldProblem | undefined {
  const { name, value } = field;
  const problem = ofParameter(field);
  if (problem !== undefined || name === '') {
    return problem;
  }
  if (!TOKEN.test(name)) {
    return wrong('name', "A header name has only letters, digits and !#$%&'*+-.^_`|~");
  }
  return CONTROL.test(value)
    ? wrong('value', 'A header value cannot contain control characters')
    : undefined;
}

function wrong(part: FieldProblem['part'], message: string): FieldProblem {
  return { part, message, canSend: false };
}

const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
