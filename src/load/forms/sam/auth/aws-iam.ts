import type { MemberInFile } from '../../../load-context.js';
import type { Drafts } from '../document/drafts.js';
import type { EditableDocument } from '../document/editable-document.js';

export const AWS_IAM = 'AWS_IAM';

/** Defines the security scheme `AWS_IAM`, if it does not exist. */
export function defineAwsIam(
  document: EditableDocument,
  place: MemberInFile,
  drafts: Drafts,
): void {
  if (!document.definesScheme(AWS_IAM)) {
    const scheme = drafts.object(place, {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'awsSigv4',
    });
    document.defineScheme(AWS_IAM, scheme, place);
  }
}
