// Writes schema/confusion-gate.schema.json from the built code in lib/ (npm run build makes it).
import { writeFileSync } from 'node:fs';
import { jsonSchemaText } from '../lib/config/json-schema.js';

writeFileSync(new URL('../schema/confusion-gate.schema.json', import.meta.url), jsonSchemaText());
