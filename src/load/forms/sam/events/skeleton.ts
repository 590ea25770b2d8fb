import type { MemberInFile } from '../../../load-context.js';
import type { Drafts } from '../document/drafts.js';
import type { Made } from '../document/entry.js';

/** The definition of an API that only has what events add to it. */
export function skeleton(place: MemberInFile, drafts: Drafts, openapi?: string): Made {
  const title = drafts.object(place, { Ref: 'AWS::StackName' });
  return drafts.object(place, {
    ...(openapi === undefined ? { swagger: '2.0' } : { openapi }),
    info: drafts.object(place, { version: '1.0', title }),
    paths: drafts.object(place, {}),
  });
}
