"""pandas as an expert uses it: only the columns that are needed, labels as integer codes, one bincount for the matrix. No scikit-learn."""

import sys

import numpy as np
import pandas as pd

from results import digest, per_class, print_digest


def read_csv(file, columns):
    kinds = {column: "str" if column == "id" else "category" for column in columns}
    return pd.read_csv(file, usecols=columns, dtype=kinds)


def read_json(file, columns, lines):
    data = pd.read_json(file, lines=lines, dtype=False)[columns]
    return data.astype({column: "category" for column in columns if column != "id"})


def read_parquet(file, columns):
    data = pd.read_parquet(file, columns=columns)
    return data.astype({column: "category" for column in columns if column != "id"})


READERS = {
    "csv": read_csv,
    "parquet": read_parquet,
    "jsonl": lambda file, columns: read_json(file, columns, True),
    "json": lambda file, columns: read_json(file, columns, False),
}


def codes_of(column, labels):
    """Codes by the common list of labels: only the few categories are looked up, not the rows."""
    return labels.get_indexer(column.cat.categories)[column.cat.codes]


def side(actual, predicted, labels):
    classes = len(labels)
    counts = np.bincount(actual * classes + predicted, minlength=classes * classes).reshape(classes, classes)
    precision, recall, f1, support = per_class(counts)
    print(pd.DataFrame(counts, index=labels, columns=labels))
    print(pd.DataFrame({"precision": precision, "recall": recall, "f1": f1, "support": support}, index=labels).to_string())
    return digest(counts, np.diag(counts).sum() / counts.sum(), f1.mean())


def labels_of(*columns):
    return pd.Index(sorted(set().union(*(column.cat.categories for column in columns))))


form, candidate_file, *baseline_file = sys.argv[1:]
read = READERS[form]
if baseline_file:
    before = read(baseline_file[0], ["id", "predicted"]).rename(columns={"predicted": "baseline"})
    data = read(candidate_file, ["id", "actual", "predicted"]).merge(before, on="id")
    labels = labels_of(data.actual, data.predicted, data.baseline)
    actual, predicted, baseline = (codes_of(column, labels) for column in (data.actual, data.predicted, data.baseline))
    right, right_before = predicted == actual, baseline == actual
    print_digest(side(actual, predicted, labels), side(actual, baseline, labels), (right_before & ~right).sum(), (~right_before & right).sum())
else:
    data = read(candidate_file, ["actual", "predicted"])
    labels = labels_of(data.actual, data.predicted)
    print_digest(side(codes_of(data.actual, labels), codes_of(data.predicted, labels), labels))
