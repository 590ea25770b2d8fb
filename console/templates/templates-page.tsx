import type { VNode } from 'preact';
import { PageTitle } from '../shared/ui/page-title.js';

export function TemplatesPage(): VNode {
  return <PageTitle>Templates</PageTitle>;
}
