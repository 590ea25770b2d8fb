import { SourceText } from '../../../../../source/source-text.js';
import { HclError } from '../../hcl-error.js';
import type { HclFiles } from '../../host.js';
import type { HclExpression } from '../../syntax/nodes.js';
import { parseTemplateText } from '../../syntax/parse.js';
import { boolValue, stringValue } from '../../values/make-value.js';
import type { HclValue, StringValue } from '../../values/value.js';
import { anyParameter, membersIn, parameter, stringOf, textOf } from '../arguments.js';
import { base64 } from '../encoding/bytes.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';
import { fileSet } from './file-set.js';
import { baseName, directoryName } from './paths.js';

const path = parameter('path', 'string');

/** https://developer.hashicorp.com/terraform/language/functions, "Filesystem Functions" */
export const FILE_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  abspath: onPath((name, files) => files.absolute(name)),
  basename: ofPath(baseName),
  dirname: ofPath(directoryName),
  file: { parameters: [path], result: 'string', call: ([name], call) => readFile(name, call) },
  filebase64: onPath((name, files) => base64(files.readBytes(name))),
  fileexists: {
    parameters: [path],
    result: 'bool',
    call: ([name], call) => boolValue(filesOfCall(call).exists(textOf(name))),
  },
  fileset: {
    parameters: [path, parameter('pattern', 'string')],
    call: ([folder, pattern], call) =>
      fileSet(textOf(folder), textOf(pattern), filesOfCall(call), call),
  },
  // The home folder of the user is not known here, and need not be.
  pathexpand: ofPath((name) => name),
  templatefile: {
    parameters: [path, anyParameter('vars')],
    call: ([name, variables], call) => {
      const source = attempt(0, () => filesOfCall(call).read(textOf(name)));
      return rendered(parsed(source, 0), variables, call);
    },
  },
  templatestring: {
    parameters: [parameter('template', 'string'), anyParameter('vars')],
    call: ([template, variables], call) =>
      rendered(parsed(sourceOf(stringOf(template)), 0), variables, call),
  },
};

function onPath(read: (path: string, files: HclFiles) => string): HclFunction {
  return {
    parameters: [path],
    result: 'string',
    call: ([name], call) => stringValue(attempt(0, () => read(textOf(name), filesOfCall(call)))),
  };
}

function ofPath(change: (path: string) => string): HclFunction {
  return {
    parameters: [path],
    result: 'string',
    call: ([name]) => stringValue(change(textOf(name))),
  };
}

export function filesOfCall({ host }: FunctionCall): HclFiles {
  if (host.files === undefined) {
    throw new FunctionProblem('files cannot be read here');
  }
  return host.files;
}

/** Runs a read; what goes wrong is a problem with an argument. */
function attempt<Result>(argument: number, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof FunctionProblem) {
      throw cause;
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FunctionProblem(reason, argument, { cause });
  }
}

/** The text of a file; its characters are where they are in the file. */
function readFile(name: HclValue | undefined, call: FunctionCall): HclValue {
  const source = attempt(0, () => filesOfCall(call).read(textOf(name)));
  call.budget.spendText(source.text.length, call.place);
  const from = { text: source, offset: 0 };
  return stringValue(source.text, call.place, { segments: [{ start: 0, from, copied: true }] });
}

function sourceOf({ text, trace }: StringValue): SourceText {
  return new SourceText(text, undefined, trace?.segments);
}

function parsed(source: SourceText, argument: number): HclExpression {
  try {
    return parseTemplateText(source);
  } catch (cause) {
    // The place is in the template, where the user has to correct it.
    throw cause instanceof HclError ? cause : new FunctionProblem(String(cause), argument);
  }
}

const NAME = /^\p{ID_Start}[\p{ID_Continue}-]*$/u;

function rendered(
  template: HclExpression,
  variables: HclValue | undefined,
  call: FunctionCall,
): HclValue {
  if (variables?.kind === 'unknown') {
    return variables;
  }
  if (variables === undefined || !('members' in variables)) {
    throw new FunctionProblem('the variables must be a map or object', 1);
  }
  const members = membersIn(variables);
  const wrong = [...members.keys()].find((name) => !NAME.test(name));
  if (wrong !== undefined) {
    throw new FunctionProblem(
      `${JSON.stringify(wrong.slice(0, 80))} cannot be the name of a variable of a template`,
      1,
    );
  }
  const result = call.render(template, members);
  if (result.kind === 'null') {
    throw new FunctionProblem('the template is null, and must be a text', 1);
  }
  return result;
}
