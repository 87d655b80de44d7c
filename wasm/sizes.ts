/** Rows of a batch, as in src/predictions/row-batch.ts. */
export const BATCH_ROWS: i32 = 2048;
