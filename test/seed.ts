import fc from 'fast-check';

// Property tests look for new counterexamples on every run at a desk; where a merge hangs on them, the same commit must give the same answer.
if (process.env['CI'] !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_124 });
