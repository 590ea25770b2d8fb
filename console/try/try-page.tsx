import type { VNode } from 'preact';
import { PageTitle } from '../shared/ui/page-title.js';

export function TryPage(): VNode {
  return <PageTitle>Try</PageTitle>;
}
