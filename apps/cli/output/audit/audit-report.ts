// What an audit found, with the names by which the user knows the files.

import type { Audit } from '../../../../compiler/6-emit/workbook/compare/audit-workbook.js';

export interface AuditReport extends Audit {
  readonly workbook: string;
  readonly label: string;
  /** Undefined when the rules were not found: only the checklist was gone through. */
  readonly rules: { readonly path: string; readonly sha256: string } | undefined;
}
