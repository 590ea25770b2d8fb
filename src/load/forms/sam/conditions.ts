import type { MemberInFile } from '../../load-context.js';
import type { SamApi, SamTranslation } from './translation.js';

/** The most conditions in one `Fn::Or`. AWS: CloudFormation, "Fn::Or". */
const MAX_OPERANDS = 10;

/**
 * The name of a condition that is true if one of several is: the only one of them, or a new one, in
 * groups of ten.
 * @param name what to call it
 */
export function combineConditions(
  conditions: readonly string[],
  name: string,
  place: MemberInFile,
  { drafts, conditions: section }: SamTranslation,
): string {
  const operands = [...new Set(conditions)].sort();
  let groups = Math.ceil((operands.length - 1) / (MAX_OPERANDS - 1));
  while (operands.length > 1) {
    groups -= 1;
    const group = operands.splice(0, MAX_OPERANDS);
    const groupName = groups > 0 ? `${name}${groups}` : name;
    const references = group.map((condition) => drafts.object(place, { Condition: condition }));
    const or = drafts.object(place, { 'Fn::Or': drafts.list(place, references) });
    drafts.put(section, groupName, or, place);
    operands.push(groupName);
  }
  return operands[0] ?? name;
}

/** Makes the paths of an API depend on conditions, where all methods of a path do. */
export function addPathConditions(api: SamApi, translation: SamTranslation): void {
  const { document, managed, id, place } = api;
  if (document === undefined || !managed) {
    return;
  }
  const { drafts } = translation;
  for (const [path, methods] of api.conditions) {
    const conditions = [...methods.values()];
    if (Object.hasOwn(document.paths, path) && !conditions.includes(undefined)) {
      const spelled = path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB');
      const name = `${id}${spelled}PathCondition`;
      const condition = combineConditions(conditions as string[], name, place, translation);
      const noValue = drafts.object(place, { Ref: 'AWS::NoValue' });
      const branches = drafts.list(place, [condition, document.paths[path], noValue]);
      drafts.put(document.paths, path, drafts.object(place, { 'Fn::If': branches }), place);
    }
  }
}

/** The condition of the implicit API: it exists if one of its methods does. */
export function implicitCondition(api: SamApi, translation: SamTranslation): string | undefined {
  const conditions = [...api.conditions.values()].flatMap((methods) => [...methods.values()]);
  return conditions.length === 0 || conditions.includes(undefined)
    ? undefined
    : combineConditions(
        conditions as string[],
        'ServerlessRestApiCondition',
        api.place,
        translation,
      );
}
