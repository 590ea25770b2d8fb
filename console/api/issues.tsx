import type { VNode } from 'preact';
import type { ImportIssue } from '../../src/model/document/import-issue.js';
import { Place } from '../shared/ui/place.js';

/** What is wrong with the document, each with its place. */
export function Issues({ issues }: { readonly issues: readonly ImportIssue[] }): VNode {
  return (
    <ul class="issues">
      {issues.map(({ code, severity, pointer, message, position }, at) => (
        <li key={at} class={`issue issue-${severity}`}>
          <span class="issue-severity">{severity === 'error' ? 'Error' : 'Warning'}</span> {message}{' '}
          <Place place={{ pointer, file: position?.file, line: position?.line }} />{' '}
          <code class="muted">{code}</code>
        </li>
      ))}
    </ul>
  );
}
