import type { Place } from '../../../../source/source-text.js';
import { SourceText } from '../../../../source/source-text.js';
import { evaluate, type HclValue, parseTemplateText, stringValue } from '../../hcl/index.js';
import { sourceOfText } from '../values/plain-values.js';
import { policyDocument } from './policy-document.js';
import type { ResourceInstance } from './resource-instance.js';

/** An attribute of a data source that can be known without AWS; `undefined` for any other. */
export function dataAttribute(
  data: ResourceInstance,
  name: string,
  place: Place,
): HclValue | undefined {
  const { accountId, region, partition } = data.project.settings;
  switch (`${data.declaration.type}.${name}`) {
    case 'aws_region.name':
    case 'aws_region.id':
    case 'aws_region.region':
      return stringValue(region, place);
    case 'aws_caller_identity.account_id':
    case 'aws_caller_identity.id':
      return stringValue(accountId, place);
    case 'aws_partition.partition':
    case 'aws_partition.id':
      return stringValue(partition, place);
    case 'aws_partition.dns_suffix':
      return stringValue(partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com', place);
    case 'template_file.rendered':
      return renderedTemplate(data, place);
    case 'local_file.content':
      return fileContent(data, place);
    case 'aws_iam_policy_document.json':
    case 'aws_iam_policy_document.minified_json':
      return policyDocument(data, place);
    default:
      return undefined;
  }
}

/** The data source that templates had before the function `templatefile`. */
function renderedTemplate(data: ResourceInstance, place: Place): HclValue | undefined {
  const template = data.attribute('template', place);
  const vars = data.attribute('vars', place);
  if (template.kind !== 'string') {
    return undefined;
  }
  const source = sourceOfText(template) ?? new SourceText(template.text, template.place?.text.file);
  const variables = 'members' in vars ? vars.members : new Map<string, HclValue>();
  const scope = { ...data.scope, variables: { get: (name: string) => variables.get(name) } };
  return data.project.once.get(`${data.address}.rendered`, place, () =>
    evaluate(parseTemplateText(source), scope),
  );
}

function fileContent(data: ResourceInstance, place: Place): HclValue | undefined {
  const path = data.attribute('filename', place);
  const { files } = data.scope.host;
  if (path.kind !== 'string' || files === undefined || !files.exists(path.text)) {
    return undefined;
  }
  const text = files.read(path.text);
  const segments = [{ start: 0, from: { text, offset: 0 }, copied: true }];
  return stringValue(text.text, place, { segments });
}
