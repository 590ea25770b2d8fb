import type { VNode } from 'preact';
import { PageTitle } from '../shared/ui/page-title.js';

export function RequestsPage(): VNode {
  return <PageTitle>Requests</PageTitle>;
}
