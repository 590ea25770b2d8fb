import type { VNode } from 'preact';
import { PageTitle } from '../shared/ui/page-title.js';

export function ApiPage(): VNode {
  return <PageTitle>API</PageTitle>;
}
