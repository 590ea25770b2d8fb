import { isObject, quote } from '../../../../checks/document-values.js';
import type { Origin } from '../../../source/draft.js';
import { isOpen, scalarText } from '../evaluation/evaluated.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { readTemplateFile } from '../template-files.js';

/**
 * The members that `Fn::Transform` puts beside its siblings: those of the file that `AWS::Include`
 * names. AWS: "AWS::Include transform".
 */
export function includedMembers(at: Origin, evaluator: Evaluator): readonly Origin[] {
  const value = (at.container as Readonly<Record<string, unknown>>)[at.key];
  const transforms = Array.isArray(value) ? value : [value];
  return transforms.flatMap((transform) => {
    const file = includedFile(transform, at, evaluator);
    return Object.keys(file).map((key) => ({ container: file, key }));
  });
}

/** The content of the file that a transform includes. */
export function includedFile(transform: unknown, at: Origin, evaluator: Evaluator): object {
  if (!isObject(transform) || transform.Name !== 'AWS::Include') {
    const name = isObject(transform) ? scalarText(transform.Name) : scalarText(transform);
    const message = `The macro ${quote(name ?? '')} runs in CloudFormation only: write its result here`;
    return evaluator.context.fail(
      'UNRESOLVED_VARIABLE',
      message,
      evaluator.context.sources.memberPosition(at.container, at.key),
    );
  }
  const { Parameters: parameters } = transform;
  const location = isObject(parameters) ? evaluator.member(parameters, 'Location') : undefined;
  const path = location === undefined ? undefined : scalarText(location.value);
  if (location === undefined || path === undefined || isOpen(location)) {
    return evaluator.fail('AWS::Include needs a "Location", a path or s3:// address', at);
  }
  const place = { container: parameters as object, key: 'Location' };
  const content = readTemplateFile(path, place, evaluator.context);
  if (!isObject(content)) {
    return evaluator.fail(`the file ${quote(path)} that it includes is not an object`, place);
  }
  if (Object.hasOwn(content, 'Fn::Transform')) {
    const inner = { container: content, key: 'Fn::Transform' };
    return evaluator.fail('an included file cannot include another one', inner);
  }
  return content;
}
