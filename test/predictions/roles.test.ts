import { describe, expect, it } from 'vitest';
import { problemsOfReading, reading, type Asked, type Files } from './reading.js';

/** A table of two rows: `a,b` with `x,y` and `y,y`, the values cycling through the names given. */
function table(header: string, ...rows: readonly string[]): Files {
  return { 'p.csv': [header, ...(rows.length > 0 ? rows : [header.replace(/[^,]+/g, 'ham'), header.replace(/[^,]+/g, 'spam')])].join('\n') };
}

async function rolesOf(files: Files, asked: Asked = {}): Promise<string> {
  const { read } = await reading(files, asked);
  const { actual, predicted, id, inferred } = read.candidate.roles;
  return `${actual ?? '-'} ${predicted} ${id ?? '-'} (${inferred.join(', ')})`;
}

describe('columns are inferred from pairs of names', () => {
  // formats.md of the research, tier 1.
  it.each([
    ['y_true,y_pred', 'y_true y_pred'],
    ['true_label,predicted_label', 'true_label predicted_label'],
    ['true_label,pred_label', 'true_label pred_label'],
    ['actual,predicted', 'actual predicted'],
    ['gold_label,pred_label', 'gold_label pred_label'],
    ['true,pred', 'true pred'],
    ['expected,predicted', 'expected predicted'],
    ['expected,output', 'expected output'],
    ['expected,picked', 'expected picked'],
    ['target,prediction', 'target prediction'],
    ['target,outputs', 'target outputs'],
    ['ground_truth,prediction', 'ground_truth prediction'],
    ['ground_truth,response', 'ground_truth response'],
    ['ground_truth,outputs', 'ground_truth outputs'],
    ['reference,response', 'reference response'],
    ['references,predictions', 'references predictions'],
    ['expectedOutput,actualOutput', 'expectedOutput actualOutput'],
    ['intent_orig,intent_predicted', 'intent_orig intent_predicted'],
    ['species_true,species_pred', 'species_true species_pred'],
    // Spelling does not matter, nor the order of columns.
    ['Predicted Label,True Label', 'True Label Predicted Label'],
    ['y-true,Y_PRED', 'y-true Y_PRED'],
    ['\uFEFFtrueLabel,predictedLabel', 'trueLabel predictedLabel'],
  ])('%s', async (header, expected) => {
    expect(await rolesOf(table(header))).toBe(`${expected} - (actual, predicted)`);
  });
});

describe('columns are inferred one by one', () => {
  it.each([
    ['clear names that are no pair', table('gold,yhat'), 'gold yhat'],
    ['a weak gold name beside a clear prediction, when they share a value', table('label,y_pred', 'ham,spam', 'spam,ham'), 'label y_pred'],
    ['a weak prediction beside clear gold, when they share a value', table('gold,output', 'ham,spam', 'spam,ham'), 'gold output'],
    ['of two weak names the one that shares values', table('y_true,output,prediction', 'ham,"I think it is ham.",ham', 'spam,Spam it is!,ham'), 'y_true prediction'],
    // Seen in the wild: `prediction` is an index, `prediction_label` the name.
    ['a clear prediction before a weak one', table('label,prediction,prediction_label', 'normal,0,normal', 'fault,1,normal'), 'label prediction_label'],
    ['numbers that differ by a zero fraction only', table('label,y_pred', '0,1.0', '1,0.0'), 'label y_pred'],
  ])('%s', async (_, files, expected) => {
    expect(await rolesOf(files)).toBe(`${expected} - (actual, predicted)`);
  });

  it('is asked only for what the config does not say', async () => {
    const files = table('label,truth,lr_pred,knn_pred,note', 'ham,ham,ham,spam,1', 'spam,spam,spam,ham,2');
    expect(await rolesOf(files, { columns: { actual: 'truth', predicted: 'knn_pred' } })).toBe('truth knn_pred - ()');
    expect(await rolesOf(files, { columns: { predicted: 'lr_pred' } })).toBe('label lr_pred - (actual)');
    expect(await rolesOf(table('note,gold,prediction', 'a,ham,ham', 'b,spam,ham'), { columns: { actual: 'gold' } })).toBe('gold prediction - (predicted)');
    expect(await rolesOf(table('y_true,answer,y_pred', 'a,ham,ham', 'b,spam,ham'), { columns: { actual: 'answer' } })).toBe('answer y_pred - (predicted)');
  });

  it('reaches into JSON records by dotted paths, deeper than a preview lists them', async () => {
    const lines = ['{"gold":"ham","a":{"b":{"c":{"d":{"e":"ham"}}}}}', '{"gold":"spam","a":{"b":{"c":{"d":{"e":"ham"}}}}}'].join('\n');
    const { examples } = await reading({ 'p.jsonl': lines }, { columns: { actual: 'gold', predicted: 'a.b.c.d.e' } });
    expect(examples.map(({ candidate }) => candidate)).toEqual(['ham', 'ham']);
    const nested = '[{"meta":{"id":"1"},"reply":{"label":"ham"},"doc":{"gold":"ham"}}]';
    const { examples: inner } = await reading({ 'p.json': nested }, { columns: { actual: 'doc.gold', predicted: 'reply.label', id: 'meta.id' } });
    expect(inner).toMatchObject([{ id: '1', actual: 'ham', candidate: 'ham' }]);
  });

  it('looks at all files of a set when a JSON record may lack a key', async () => {
    const { examples } = await reading({ '1.json': '[{"id":"1","actual":"ham"}]', '2.json': '[{"id":"2","actual":"ham","predicted":"ham"}]' });
    expect(examples.map(({ candidate }) => candidate)).toEqual(['(missing)', 'ham']);
  });
});

describe('an id column', () => {
  it.each(['id', 'example_id', 'sample_id', 'doc_id', 'custom_id', 'uid', 'guid', 'idx', 'ID', 'exampleId'])('is inferred from %s', async (name) => {
    expect(await rolesOf(table(`${name},actual,predicted`, 'a,ham,ham', 'b,spam,ham'))).toBe(`actual predicted ${name} (actual, predicted, id)`);
  });

  it('is not inferred where several could be it, and nobody needs one', async () => {
    expect(await rolesOf(table('id,uid,actual,predicted', '1,2,ham,ham'))).toBe('actual predicted - (actual, predicted)');
  });

  it('is not a column that plays another part', async () => {
    expect(await rolesOf(table('idx,y', 'ham,ham'), { columns: { actual: 'y', predicted: 'idx' } })).toBe('y idx - ()');
  });

  it('is not inferred from part of a name', async () => {
    expect(await rolesOf(table('ticket_id,actual,predicted', '1,ham,ham'))).toBe('actual predicted - (actual, predicted)');
  });

  const files = table('id,uid,actual,predicted', '1,2,ham,ham');

  it('must be named where several could be it and pairing needs one', async () => {
    expect(await problemsOfReading(files, { baseline: files })).toBe(
      [
        'p.csv: examples cannot be paired with those of the other model: several columns are named like an id: "id", "uid"',
        '  Its columns are:',
        '    "id": "1"',
        '    "uid": "2"',
        '    "actual": "ham"',
        '    "predicted": "ham"',
        '  Name the id column in the config:',
        '  columns:',
        '    id: <column>',
        '  or, when both files hold the same examples in the same order, set `pair_by: order`.',
      ].join('\n'),
    );
  });

  it('must be there for a gold file, and for unique_ids', async () => {
    const bare = table('predicted', 'ham');
    const gold = { 'gold.csv': 'id,label\n1,ham' };
    expect(await problemsOfReading(bare, { columns: { actual: { file: 'gold.csv' } }, gold })).toMatch(/^p\.csv: predictions cannot be joined with the gold file: no column is named like an id\n[^]*Name the id column in the config:\n {2}columns:\n {4}id: <column>$/);
    expect(await problemsOfReading(table('actual,predicted', 'ham,ham'), { uniqueIds: true })).toMatch(/`unique_ids` cannot be checked: no column is named like an id/);
  });
});

describe('what cannot be told from names is refused', () => {
  it.each([
    ['gold without a prediction', 'label,text'],
    ['weak names on both sides', 'label,prediction'],
    ['two heads', 'y2_true,y2_pred,y3_true,y3_pred'],
    ['one gold column and several pairs', 'true_label,predicted_label,pred_label'],
    ['several clear predictions', 'label,y_pred,predicted'],
    ['two clear gold columns', 'gold,ground_truth,yhat'],
    ['part of a name', 'lang_label,my_predicted_thing'],
    ['a verdict', 'label,correct'],
  ])('%s: %s', async (_, header) => {
    expect(await problemsOfReading(table(header))).toMatch(/cannot be told from the names/);
  });

  it('a weak name without a value in common', async () => {
    expect(await problemsOfReading(table('label,y_pred', '0,positive', '1,negative'))).toMatch(/^p\.csv: the columns of the gold label and the predicted label cannot be told/);
  });

  it('with the columns, three values of each and the YAML that settles it', async () => {
    const files = table('label,lr_pred,dt_pred,empty', 'ham,ham,spam,', 'spam,spam,ham,', 'eggs,ham,ham,', 'beans,ham,ham,');
    expect(await problemsOfReading(files)).toBe(
      [
        'p.csv: the columns of the gold label and the predicted label cannot be told from the names; several look like predictions: "lr_pred", "dt_pred"',
        '  Its columns are:',
        '    "label": "ham", "spam", "eggs"',
        '    "lr_pred": "ham", "spam"',
        '    "dt_pred": "spam", "ham"',
        '    "empty": (empty)',
        '  Name them in the config:',
        '  columns:',
        '    actual: <column of the gold label>',
        '    predicted: <column of what the model said>',
        '  If they are the predictions of several models, one of them can be the baseline:',
        '  baseline: { column: <its column> }',
      ].join('\n'),
    );
  });

  it('only for the role that the config leaves open', async () => {
    expect(await problemsOfReading(table('label,lr_pred,note'), { columns: { actual: 'label' } })).toBe(
      [
        'p.csv: the column of the predicted label cannot be told from the names',
        '  Its columns are:',
        '    "label": "ham", "spam"',
        '    "lr_pred": "ham", "spam"',
        '    "note": "ham", "spam"',
        '  Name them in the config:',
        '  columns:',
        '    actual: label',
        '    predicted: <column of what the model said>',
      ].join('\n'),
    );
  });

  it('a column that is not there, with the near miss, all of them at once', async () => {
    expect(await problemsOfReading(table('gold,said', 'ham,ham'), { columns: { actual: 'Glod', predicted: 'prediction', slices: ['language'] } })).toBe(
      [
        'p.csv: there is no column "Glod", which `columns.actual` names',
        '  Did you mean "gold"? Its columns are:',
        '    "gold": "ham"',
        '    "said": "ham"',
        'p.csv: there is no column "prediction", which `columns.predicted` names',
        '  Its columns are:',
        '    "gold": "ham"',
        '    "said": "ham"',
        'p.csv: there is no column "language", which `columns.slices` names',
        '  Its columns are:',
        '    "gold": "ham"',
        '    "said": "ham"',
      ].join('\n'),
    );
  });

  it('a table that lacks a column of the tables it is read with', async () => {
    const problems = await problemsOfReading({ 'a.csv': 'id,actual,predicted\n1,ham,ham', 'b.csv': 'id,actual,output\n2,ham,ham' });
    expect(problems).toMatch(/^b\.csv: there is no column "predicted", which other files that are read with it have\n/);
  });

  it('a JSON object where a label belongs, with its lines', async () => {
    const lines = ['{"actual":"ham","predicted":"ham"}', '{"actual":"ham","predicted":{"label":"ham"}}', '{"actual":["ham"],"predicted":"ham"}'].join('\n');
    expect(await problemsOfReading({ 'p.jsonl': lines })).toBe(
      [
        'p.jsonl:3: 1 row holds a JSON object or array in the column "actual", where a label belongs: p.jsonl:3',
        '  Name the key inside it with a dotted path, such as `response.label`.',
        'p.jsonl:2: 1 row holds a JSON object or array in the column "predicted", where a label belongs: p.jsonl:2',
        '  Name the key inside it with a dotted path, such as `response.label`.',
      ].join('\n'),
    );
  });
});

describe('the roles of a file of predictions whose gold stands elsewhere', () => {
  const gold = { 'gold.csv': 'id,label\n1,ham\n2,spam' };
  const asked: Asked = { columns: { actual: { file: 'gold.csv' } }, gold };

  it.each([
    ['a clear name before a weak one', 'id,output,y_pred', '- y_pred id (predicted, id)'],
    ['a weak name', 'id,text,output', '- output id (predicted, id)'],
    // As in every submission file: with gold elsewhere it can only be the prediction.
    ['the only column beside the id', 'id,label', '- label id (predicted, id)'],
  ])('%s', async (_, header, expected) => {
    const row = (id: string): string => header.replace('id', id).replace(/[a-z_]{3,}/g, 'ham');
    expect(await rolesOf(table(header, row('1'), row('2')), asked)).toBe(expected);
  });

  it('are refused where two names are equally clear', async () => {
    expect(await problemsOfReading(table('id,y_pred,predicted,output', '1,ham,ham,ham', '2,ham,ham,ham'), asked)).toMatch(/the column of the predicted label cannot be told from the names/);
  });
});
