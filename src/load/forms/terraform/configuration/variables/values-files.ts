import { isObject } from '../../../../../checks/document-values.js';
import type { LoadContext } from '../../../../load-context.js';
import type { SourceText } from '../../../../source/source-text.js';
import { evaluate, type HclScope, hclFromPlain, parseHcl, placedAt } from '../../hcl/index.js';
import type { ModuleInput } from './input-variables.js';

/**
 * The values of the variables of the root module that Terraform reads by itself: `terraform.tfvars`,
 * `terraform.tfvars.json` and `*.auto.tfvars`, the later over the earlier. If there is one other file
 * of values in the folder, it has those that nothing else sets.
 * @param scope without variables: values do not refer to anything
 * @throws HclError for a file that is not in Terraform's language
 */
export function readValuesFiles(
  folder: string,
  scope: () => HclScope,
  context: LoadContext,
): ReadonlyMap<string, ModuleInput> {
  const isRead = context.files.root !== undefined;
  const all = isRead ? context.files.list('.', folder) : [];
  const names = all.filter((name) => /\.tfvars(?:\.json)?$/.test(name));
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
  const standard = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) =>
    names.includes(name),
  );
  const others = names.filter((name) => !automatic.includes(name) && !standard.includes(name));
  const read = [...(others.length === 1 ? others : []), ...standard, ...automatic];
  const inputs = new Map<string, ModuleInput>();
  for (const name of read) {
    const text = context.files.read(name, folder);
    for (const [variable, input] of valuesIn(text, name.endsWith('.json'), scope, context)) {
      inputs.set(variable, { ...input, isWeak: others.includes(name) });
    }
  }
  return inputs;
}

function valuesIn(
  text: SourceText,
  isJson: boolean,
  scope: () => HclScope,
  context: LoadContext,
): readonly (readonly [string, ModuleInput])[] {
  if (isJson) {
    const root = context.parse(text);
    const place = { text, offset: 0 };
    return Object.entries(isObject(root) ? root : {}).map(([name, value]) => [
      name,
      {
        place: context.sources.placeOf(root as object, name) ?? place,
        evaluate: () =>
          placedAt(hclFromPlain(value), context.sources.placeOf(root as object, name)),
      },
    ]);
  }
  return [...parseHcl(text).attributes].map(([name, { expression, place }]) => [
    name,
    { place, evaluate: () => evaluate(expression, scope()) },
  ]);
}
