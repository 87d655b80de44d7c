export const COMBINE = ['runs', 'majority'] as const;

/** How several answers to one example count. */
export interface RepeatOptions {
  /** `runs`: each as a part of its example. `majority`: one, the label that most runs gave. */
  readonly combine: (typeof COMBINE)[number];
}
