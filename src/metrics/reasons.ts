/** Why a metric of one class has no value, in the words of the report: "recall of `spam` is undefined: no gold examples of this class". */
export const NO_GOLD = 'no gold examples of this class';
export const NEVER_PREDICTED = 'this class is never predicted';
export const NO_OTHER_GOLD = 'no gold examples of any other class';
export const NOTHING_ELSE_PREDICTED = 'no example is predicted as anything but this class';
export const NEITHER = 'this class has no gold examples and is never predicted';

export const NO_EXAMPLES = 'no examples';
