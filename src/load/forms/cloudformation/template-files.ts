import type { LoadContext } from '../../load-context.js';
import { FileProblem } from '../../source/document-files.js';
import type { Origin } from '../../source/draft.js';

const PARSED = new WeakMap<LoadContext, Map<string, unknown>>();

/**
 * Parses a file that a template names by a path, or by an `s3://` address for which the option
 * `variables` has a path.
 * @throws ApiImportError where it cannot be read
 */
export function readTemplateFile(location: string, at: Origin, context: LoadContext): unknown {
  const parsed = PARSED.get(context) ?? new Map<string, unknown>();
  PARSED.set(context, parsed);
  if (!parsed.has(location)) {
    parsed.set(location, readFile(location, at, context));
  }
  return parsed.get(location);
}

function readFile(location: string, at: Origin, context: LoadContext): unknown {
  const given = context.variables.lookUp(location);
  const path = typeof given === 'string' ? given : location;
  const position = context.sources.memberPosition(at.container, at.key);
  if (/^(?:s3|https?):\/\//i.test(path) || /\.BodyS3Location$/.test(path)) {
    const message = `The definition is in S3 (${path}), and nothing is fetched over the network: download it, for example with "aws s3 cp", and name the local file in the option "variables", { ${JSON.stringify(location)}: "openapi.yaml" }`;
    return context.fail('UNRESOLVED_REFERENCE', message, position);
  }
  try {
    return context.parse(context.files.read(path.replace(/^file:\/\//, '')));
  } catch (cause) {
    if (!(cause instanceof FileProblem)) {
      throw cause;
    }
    const message = `The definition cannot be read: ${cause.message}`;
    return context.fail('UNRESOLVED_REFERENCE', message, position);
  }
}
