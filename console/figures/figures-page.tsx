import type { VNode } from 'preact';
import { PageTitle } from '../shared/ui/page-title.js';

export function FiguresPage(): VNode {
  return <PageTitle>Figures</PageTitle>;
}
