/** Rows of a batch, as in src/predictions/row-batch.ts. */
export const BATCH_ROWS: i32 = 2048;

/** No code of a label, as in src/predictions/label-forms.ts. */
export const NONE: u16 = 65535;
